import type { PluginHost } from '../../src/host/host.js';
import { commandOf } from '../plugins/commands.js';

/** Something that a clause decides about. */
export interface Subject {
  readonly kind: 'views' | 'menus' | 'keys' | 'commands' | 'walkthroughs';
  /** Names it among its kind. */
  readonly id: string;
  /** A view or a command by its title; where it stands, for an item or a key. */
  readonly title: string;
  readonly place: string | readonly string[] | undefined;
  readonly clause: string | undefined;
  readonly owner: string;
}

/** Everything plugins contribute that has a clause or could have one. */
export function subjectsOf(host: PluginHost): Subject[] {
  const titled = (command: string): string => commandOf(host, command, () => undefined)?.title.value ?? command;
  const { views, walkthroughs } = host.registries;
  return [
    ...views.all.map(({ id, entry, owner }): Subject => ({ kind: 'views', id, title: host.textOf(owner, entry.title).value, place: undefined, clause: entry.when, owner })),
    ...host.menus.all.map(({ menu, command, clause, owner }): Subject => ({ kind: 'menus', id: `${menu} ${command} ${clause ?? ''}`, title: titled(command), place: menu, clause, owner })),
    ...host.keybindings.all.map(({ chord, command, clause, owner }): Subject => ({ kind: 'keys', id: `${chord.join(' ')} ${command} ${clause ?? ''}`, title: titled(command), place: chord, clause, owner })),
    ...host.commands.registry.all.filter(({ entry }) => entry.enablement !== undefined).map(({ id, entry, owner }): Subject => ({ kind: 'commands', id, title: titled(id), place: undefined, clause: entry.enablement, owner })),
    ...walkthroughs.all.map(({ id, entry, owner }): Subject => ({ kind: 'walkthroughs', id, title: host.textOf(owner, entry.title).value, place: undefined, clause: entry.when, owner })),
  ];
}
