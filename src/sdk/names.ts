import type { ContextValue } from './api.js';

/** The ids under `Key` of the entries at a point; never, if there are none. */
type Ids<C, Point extends string, Key extends string> = C extends { readonly [P in Point]: readonly (infer Entry)[] } ? (Entry extends { readonly [K in Key]: infer Id extends string } ? Id : never) : never;

/** What a setting or a key of a declared type holds. */
interface ValueOf {
  boolean: boolean;
  string: string;
  number: number;
  integer: number;
  strings: readonly string[];
}
type Typed<Entry> = Entry extends { readonly type: 'string'; readonly enum: readonly (infer Value)[] } ? Value : Entry extends { readonly type: infer Type extends keyof ValueOf } ? ValueOf[Type] : never;

/** The entries of a point by their `key`, with the type of what they hold. */
type ByKey<C, Point extends string> = C extends { readonly [P in Point]: readonly (infer Entry)[] }
  ? { readonly [One in Entry as One extends { readonly key: infer Key extends string } ? Key : never]: Typed<One> }
  : Record<never, never>;

type CodeMetrics<C> = C extends { readonly metrics: readonly (infer Entry)[] } ? (Entry extends { readonly counts: 'code'; readonly id: infer Id extends string } ? Id : never) : never;

/** The names that a plugin declares, from what it contributes. */
export interface NamesOf<C> {
  readonly commands: Ids<C, 'commands', 'command'>;
  readonly settings: ByKey<C, 'configuration'>;
  readonly contextKeys: ByKey<C, 'contextKeys'> extends infer Keys extends Readonly<Record<string, ContextValue>> ? Keys : never;
  readonly metrics: CodeMetrics<C>;
  readonly sinks: Ids<C, 'sinks', 'id'>;
  readonly sources: Ids<C, 'sources', 'id'>;
  readonly importers: Ids<C, 'importers', 'id'>;
  readonly exporters: Ids<C, 'exporters', 'id'>;
  readonly views: Ids<C, 'views', 'id'>;
  readonly tiles: Ids<C, 'scorecardTiles', 'id'>;
  readonly questionTypes: Ids<C, 'questionTypes', 'id'>;
}
