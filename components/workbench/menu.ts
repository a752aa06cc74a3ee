import { html, nothing, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { MenuGroup, MenuItem } from '../../src/host/menus.js';
import type { Lookup } from '../../src/host/when/index.js';
import { commandOf } from '../plugins/commands.js';
import { renderIcon } from '../plugins/icon.js';

/** What menus need of the element that they are in. */
export interface MenuHolder {
  readonly host: PluginHost;
  /** The menu that is open, by name. */
  readonly open: string | undefined;
  toggle(name: string | undefined): void;
  run(command: string): void;
  /** How a key is written. */
  key(chord: readonly string[]): string;
}

/**
 * The commands of a menu at its place: those of the group `navigation` as buttons, the others behind a button that opens
 * a menu.
 *
 * @param name of this place of the menu, so that one is open at a time
 * @param more what the button is called
 */
export function renderMenu(holder: MenuHolder, menu: string, name: string, more: string, lookup: Lookup): TemplateResult {
  const groups = holder.host.menus.groups(menu, lookup);
  const navigation = groups.find((group) => group.name === 'navigation')?.items ?? [];
  const others = groups.filter((group) => group.name !== 'navigation');
  return html`${navigation.map((item) => renderButton(holder, item.command, lookup))}${others.length > 0 ? renderMore(holder, others, name, more, lookup) : nothing}`;
}

function renderButton(holder: MenuHolder, id: string, lookup: Lookup): TemplateResult | typeof nothing {
  const command = commandOf(holder.host, id, lookup);
  if (!command) return nothing;
  const title = titleOf(holder, id);
  const hint = [command.chord && holder.key(command.chord), ...command.needs].filter(Boolean).join(' · ');
  return html`<button type="button" aria-disabled=${command.enabled ? nothing : 'true'} title=${hint || nothing} @click=${() => command.enabled && holder.run(id)}>${renderIcon(holder.host, command.icon)}${title}</button>`;
}

/** The title without the category, which the place says already. */
function titleOf({ host }: MenuHolder, id: string): string {
  const { entry, owner } = host.commands.registry.get(id)!;
  return host.textOf(owner, entry.title).value;
}

function renderMore(holder: MenuHolder, groups: readonly MenuGroup[], name: string, more: string, lookup: Lookup): TemplateResult {
  const open = holder.open === name;
  const menuOf = (event: Event): HTMLElement | null => (event.currentTarget as HTMLElement).closest('.menu');
  const items = (menu: HTMLElement | null): HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const focusAt = (menu: HTMLElement | null, at: number): void => {
    const all = items(menu);
    all.at(((at % all.length) + all.length) % all.length)?.focus();
  };
  const openAt = (event: Event, at: number): void => {
    const menu = menuOf(event);
    holder.toggle(name);
    requestAnimationFrame(() => focusAt(menu, at));
  };
  const onButton = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    openAt(event, event.key === 'ArrowDown' ? 0 : -1);
  };
  const onMenu = (event: KeyboardEvent): void => {
    const menu = menuOf(event);
    const at = items(menu).indexOf(event.target as HTMLElement);
    const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (Object.hasOwn(to, event.key)) {
      event.preventDefault();
      focusAt(menu, to[event.key]!);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      holder.toggle(undefined);
      menu?.querySelector('button')?.focus();
    } else if (event.key === 'Tab') holder.toggle(undefined);
  };
  const onLeave = (event: FocusEvent): void => {
    if (open && !menuOf(event)?.contains(event.relatedTarget as Node | null)) holder.toggle(undefined);
  };
  const choose = (event: Event, { command: id, enabled }: MenuItem): void => {
    if (!enabled) return;
    const button = menuOf(event)?.querySelector('button');
    holder.toggle(undefined);
    button?.focus();
    holder.run(id);
  };
  return html`<div class="menu" @focusout=${onLeave}>
    <button type="button" aria-haspopup="menu" aria-expanded=${open} @click=${(event: Event) => (open ? holder.toggle(undefined) : openAt(event, 0))} @keydown=${onButton}>${more}</button>
    <div role="menu" aria-label=${more} ?hidden=${!open} @keydown=${onMenu}>
      ${groups.map(
        (group) => html`<div role="group">
          ${group.items.map((item) => {
            const command = commandOf(holder.host, item.command, lookup);
            return html`<div role="menuitem" tabindex="-1" aria-disabled=${item.enabled ? nothing : 'true'} @click=${(event: Event) => choose(event, item)} @keydown=${(event: KeyboardEvent) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose(event, item);
            }}>
              <span class="named">${renderIcon(holder.host, command?.icon)}${titleOf(holder, item.command)}</span>
              ${command?.chord ? html`<kbd>${holder.key(command.chord)}</kbd>` : nothing}
              ${command && !command.enabled && command.needs.length > 0 ? html`<span class="quiet">${command.needs.join(', ')}</span>` : nothing}
            </div>`;
          })}
        </div>`,
      )}
    </div>
  </div>`;
}
