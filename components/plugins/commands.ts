import type { PluginHost } from '../../src/host/host.js';
import type { LocalText } from '../../src/host/texts.js';
import { explainWhen, type Lookup } from '../../src/host/when/index.js';

/** A command as people see it. */
export interface ShownCommand {
  readonly id: string;
  /** `Mood: Ask how it felt`, in the language of the page and in English. */
  readonly title: LocalText;
  /** The first of its keys. */
  readonly chord: readonly string[] | undefined;
  readonly enabled: boolean;
  /** The id of its icon. */
  readonly icon: string | undefined;
  /** What would have to hold for it to be run. */
  readonly needs: readonly string[];
}

/** A command with its title, key and what it needs now; undefined if there is none of that id. */
export function commandOf(host: PluginHost, id: string, lookup: Lookup): ShownCommand | undefined {
  const declared = host.commands.registry.get(id);
  if (!declared) return undefined;
  const { entry, owner } = declared;
  const title = host.textOf(owner, entry.title);
  const category = entry.category === undefined ? undefined : host.textOf(owner, entry.category);
  const enabled = host.commands.isEnabled(id);
  const explanation = enabled ? undefined : explainWhen(entry.enablement, lookup);
  const unmet = explanation?.kind === 'read' ? explanation.terms.filter(({ holds }) => !holds) : [];
  return {
    id,
    title: category ? { value: `${category.value}: ${title.value}`, original: `${category.original}: ${title.original}` } : title,
    chord: host.keybindings.of(id)[0]?.chord,
    enabled,
    icon: entry.icon,
    needs: unmet.map(({ key, text }) => describe(host, key) ?? text),
  };
}

/** What the palette offers at a place. */
export function paletteCommands(host: PluginHost, lookup: Lookup): ShownCommand[] {
  return host.menus.palette(lookup).flatMap((id) => commandOf(host, id, lookup) ?? []);
}

/** What a context key means, if who declares it says so. */
function describe(host: PluginHost, key: string): string | undefined {
  const declared = host.registries.contextKeys.get(key);
  return declared?.entry.description && host.textOf(declared.owner, declared.entry.description).value;
}
