import type { CapabilityRequest } from '../model/plugin/capability.js';
import type { Contribution, PointName } from '../model/plugin/contributions/index.js';
import type { Budgets } from '../model/plugin/manifest.js';
import type { Cx } from './api.js';
import type { PluginContext } from './context.js';
import type { NamesOf } from './names.js';

/** The same, but for arrays that may be constant. */
type Constant<T> = T extends (infer Item)[] ? readonly Constant<Item>[] : T extends object ? { readonly [Key in keyof T]: Constant<T[Key]> } : T;

/** What a plugin contributes: entries by point, and entries at points of other plugins by their versioned id. */
export type ContributesInput = { readonly [Name in PointName]?: readonly Constant<Contribution<Name>>[] } & { readonly [point: `${string}.${string}/v${number}`]: readonly unknown[] };

/** The manifest, as it is written in code or as JSON. */
export interface ManifestInput<C extends ContributesInput = ContributesInput> {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly description?: string;
  /** One of its icons, to be shown beside its name. */
  readonly icon?: string;
  readonly engines: { readonly cx: string };
  readonly main?: string;
  readonly activationEvents?: readonly string[];
  readonly capabilities?: readonly CapabilityRequest[];
  readonly budgets?: Budgets;
  readonly l10n?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string | { readonly version: string; readonly optional: boolean }>>;
  readonly contributes?: C;
}

/** A plugin: its manifest and its code, in one. */
export interface PluginDefinition<C extends ContributesInput> extends ManifestInput<C> {
  /** Called once, when something of the plugin is asked for. What it registers takes effect when it is done. */
  activate?(context: PluginContext, cx: Cx<NamesOf<C>>): unknown;
  /** Called before the plugin goes to sleep; waited for, for five seconds. */
  deactivate?(): unknown;
}

/** What {@link definePlugin} makes. */
export interface Plugin<C extends ContributesInput = ContributesInput> {
  /** The manifest as JSON: what `plugin.json` must say. */
  readonly manifest: ManifestInput<C>;
  activate?(context: PluginContext, cx: Cx): unknown;
  deactivate?(): unknown;
}

/**
 * Defines a plugin: one source of truth, from which the types of its commands, settings, context keys and metrics are inferred
 * and the JSON manifest is taken. Nothing is checked here; `cx-elements check-plugin` and the host do that.
 */
export function definePlugin<const C extends ContributesInput = Record<never, never>>(definition: PluginDefinition<C>): Plugin<C> {
  const { activate, deactivate, ...manifest } = definition;
  return Object.freeze({
    manifest: Object.freeze(activate && manifest.main === undefined ? { ...manifest, main: './plugin.js' } : manifest),
    ...(activate && { activate: activate as (context: PluginContext, cx: Cx) => unknown }),
    ...(deactivate && { deactivate }),
  });
}
