import type { PluginHost } from '../../src/host/host.js';
import type { QuickPickItem } from '../../src/sdk/window.js';
import { fuzzySearch, type Found } from '../plugins/fuzzy.js';
import type { ShownCommand } from '../plugins/commands.js';

/** A line of the palette. */
export interface Row {
  /** What is found, and which parts of it matched. */
  readonly label: string;
  readonly ranges: readonly number[];
  /** A second text: the English name, or what says more. */
  readonly detail: { readonly text: string; readonly ranges: readonly number[] } | undefined;
  readonly chord: readonly string[] | undefined;
  /** The id of an icon. */
  readonly icon: string | undefined;
  readonly recent: boolean;
  /** Why it cannot be chosen now; undefined if it can. */
  readonly blocked: readonly string[] | undefined;
  /** The id of a command, or the number of an item. */
  readonly value: string | number;
}

/** The commands that match, best first; without a query those used lately first, the others by their titles. */
export function commandRows(commands: readonly ShownCommand[], query: string, recent: readonly string[], language: string): Row[] {
  const rank = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const sorted = commands.toSorted((a, b) => rank(a.id) - rank(b.id) || a.title.value.localeCompare(b.title.value, language));
  return fuzzySearch(query, sorted, ({ title: { value, original } }) => (value === original ? [value] : [value, original])).map((found) => commandRow(found, recent));
}

function commandRow({ item, text, ranges }: Found<ShownCommand>, recent: readonly string[]): Row {
  const { value, original } = item.title;
  return {
    label: value,
    ranges: text === 0 ? ranges : [],
    detail: text === 1 ? { text: original, ranges } : undefined,
    chord: item.chord,
    icon: item.icon,
    recent: recent.includes(item.id),
    blocked: item.enabled ? undefined : item.needs,
    value: item.id,
  };
}

/** The items that match. */
export function itemRows(items: readonly QuickPickItem[], query: string): Row[] {
  const numbered = items.map((item, i) => ({ item, i }));
  return fuzzySearch(query, numbered, ({ item: { label, description = '', detail = '' } }) => [label, `${description} ${detail}`.trim()]).map(({ item: { item, i }, text, ranges }) => {
    const second = [item.description, item.detail].filter(Boolean).join(' ');
    return {
      label: item.label,
      ranges: text === 0 ? ranges : [],
      detail: second ? { text: second, ranges: text === 1 ? ranges : [] } : undefined,
      chord: undefined,
      icon: undefined,
      recent: false,
      blocked: undefined,
      value: i,
    };
  });
}

/** Is this a Mac? Keys are written otherwise there. */
export const isMac = (host: PluginHost | undefined): boolean => host?.context.get('cx.mac') === true;
