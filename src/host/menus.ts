import { toDisposable, type Usable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import type { Contribution } from '../model/plugin/contributions/index.js';
import type { Commands } from './commands.js';
import { evaluate, parseWhen, type Lookup, type When } from './when/index.js';

/** One line of a menu. */
export interface MenuItem {
  readonly command: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly owner: string;
}

/** Lines that stand together. */
export interface MenuGroup {
  readonly name: string;
  readonly items: readonly MenuItem[];
}

/** An item and the clause that decides whether it is shown. */
export interface PlacedItem {
  readonly menu: string;
  readonly command: string;
  readonly clause: string | undefined;
  readonly owner: string;
}

interface Placed {
  readonly menu: string;
  readonly command: string;
  readonly when: When | undefined;
  readonly clause: string | undefined;
  readonly group: string;
  readonly order: number;
  readonly owner: string;
}

/** What stands in which menu. */
export class Menus {
  readonly #placed = new Set<Placed>();
  readonly #commands: Commands;
  readonly #emitter = new Emitter<void>();
  readonly #open: () => void;

  /** @param open called before anybody looks: takes up what plugins have for menus */
  constructor(commands: Commands, open: () => void = () => {}) {
    this.#commands = commands;
    this.#open = open;
  }

  get onDidChange(): Event<void> {
    this.#open();
    return this.#emitter.event;
  }

  /** @throws CxError `unreadable-clause`: the item is shown nowhere, rather than everywhere */
  add(entry: Contribution<'menus'>, owner: string): Usable {
    const when = entry.when === undefined ? undefined : parseWhen(entry.when);
    if (when && !when.ok) throw new CxError(when.error);
    const [group = '', order = '0'] = (entry.group ?? '').split('@');
    const placed: Placed = { menu: entry.menu, command: entry.command, when: when?.value, clause: entry.when, group, order: Number(order), owner };
    this.#placed.add(placed);
    this.#emitter.fire();
    return toDisposable(() => {
      this.#placed.delete(placed);
      this.#emitter.fire();
    });
  }

  /** The clauses of the items of a menu, for a view of "why is this (not) shown?". */
  clausesOf(menu: string, command: string): readonly (string | undefined)[] {
    this.#open();
    return [...this.#placed].filter((one) => one.menu === menu && one.command === command).map(({ clause }) => clause);
  }

  /** All items there are, shown now or not. */
  get all(): readonly PlacedItem[] {
    this.#open();
    return [...this.#placed].map(({ menu, command, clause, owner }) => ({ menu, command, clause, owner }));
  }

  /** What a menu shows now: `navigation` first, then by name of the group, those without a group last; within, by order and title. */
  groups(menu: string, lookup: Lookup): readonly MenuGroup[] {
    this.#open();
    const groups = new Map<string, (MenuItem & { order: number })[]>();
    for (const { menu: place, command, when, group, order, owner } of this.#placed) {
      const declared = place === menu ? this.#commands.registry.get(command) : undefined;
      if (!declared || (when && !evaluate(when, lookup))) continue;
      groups.set(group, [...(groups.get(group) ?? []), { command, title: declared.entry.title, enabled: this.#commands.isEnabled(command), owner, order }]);
    }
    const rank = (name: string): number => (name === 'navigation' ? 0 : name === '' ? 2 : 1);
    return [...groups]
      .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
      .map(([name, items]) => ({ name, items: items.sort((a, b) => a.order - b.order || a.title.localeCompare(b.title)).map(({ order: _order, ...item }) => item) }));
  }

  /** The commands of the palette: all that are declared, but for those that the palette's own items leave out. */
  palette(lookup: Lookup): readonly string[] {
    this.#open();
    const placed = [...this.#placed].filter(({ menu }) => menu === 'commandPalette');
    return this.#commands.registry.all
      .map(({ id }) => id)
      .filter((id) => {
        if (id.includes('._')) return false; // for programs only
        const own = placed.filter(({ command }) => command === id);
        return own.length === 0 || own.some(({ when }) => !when || evaluate(when, lookup));
      });
  }
}
