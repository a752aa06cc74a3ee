import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { placeOfTouchpoint } from '../../../src/journey/edit/acts.js';
import { recordOf, type OwnColumn } from '../columns.js';
import { dots } from '../glyphs.js';
import type { KeyTold } from '../layers/layer.js';
import type { JourneyEditor } from './editor.js';
import type { CellForm } from './write-cell.js';

const known = new WeakSet<Element>();
/** Does something with an element once, as soon as it is in the page: what is told of it comes before that. */
const whenThere = (act: (made: Element) => void) => (made: Element | undefined): void => {
  if (!made || known.has(made)) return;
  known.add(made);
  queueMicrotask(() => made.isConnected && act(made));
};

/** Undo, redo, what can be added, and the keys. */
export function renderTools(editor: JourneyEditor): TemplateResult {
  const { text } = editor.texts;
  return html`<div part="tools" role="group" aria-label=${text('journey.edit.tools')}>
    <button ?disabled=${!editor.canUndo} @click=${() => editor.undo()}>${text('journey.edit.undo')}</button>
    <button ?disabled=${!editor.canRedo} @click=${() => editor.redo()}>${text('journey.edit.redo')}</button>
    <button @click=${() => editor.insert()}>${text('journey.edit.add-touchpoint')}</button>
    <button @click=${() => editor.addPhase()}>${text('journey.edit.add-phase')}</button>
    <button aria-expanded=${String(editor.text !== undefined)} @click=${() => void editor.toggleText()}>${text('journey.edit.as-text')}</button>
    <button aria-expanded=${String(editor.showsHelp)} @click=${() => editor.run({ do: 'help' }, editor.active)}>${text('journey.edit.keys')}</button>
    <p class="unseen" role="status">${editor.said}</p>
    ${editor.showsHelp ? renderKeys(editor) : nothing} ${editor.text?.render()}
  </div>`;
}

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['', 'move'], ['Page Up, Page Down', 'phase'], ['Home, End', 'edge'], ['Enter, F2', 'write'], ['Esc', 'leave'], ['Insert', 'insert'], ['Delete', 'remove'],
  ['Alt + ', 'shift'], ['Alt + Shift + ', 'over'], ['Ctrl + Z', 'undo'], ['Ctrl + Shift + Z', 'redo'], ['Shift + F10', 'menu'], ['Ctrl + Enter', 'details'], ['F6', 'pane'], ['Ctrl + C, Ctrl + V', 'paste'], ['?', 'help'],
];

/** Keys whose name is in every language another. */
const ARROWS = new Set(['move', 'shift', 'over']);

function renderKeys({ texts, moreKeys }: JourneyEditor): TemplateResult {
  const own = KEYS.map(([keys, what]): KeyTold => [ARROWS.has(what) ? `${keys}${texts.text('journey.key.arrows')}` : keys, texts.text(`journey.key.${what}`)]);
  return html`<dl class="keys">${[...own, ...moreKeys].map(([keys, what]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${what}</dd></div>`)}</dl>`;
}

/** What can be done with a touchpoint or phase: all that a pointer can do by dragging is here too. */
export function renderHeadMenu(editor: JourneyEditor, column: OwnColumn): TemplateResult {
  const { texts, menu } = editor;
  const { text } = texts;
  const { id } = column;
  const { name } = recordOf(column);
  const item = (key: string, act: () => void, checked?: boolean): TemplateResult =>
    html`<button role=${checked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked=${checked === undefined ? nothing : String(checked)} tabindex="-1" @click=${() => { editor.openMenu(undefined); act(); }}>${checked ? '\u2713 ' : ''}${text(key)}</button>`;
  const keys = (event: KeyboardEvent): void => {
    const items = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
    const at = items.indexOf((event.currentTarget as HTMLElement).getRootNode() instanceof ShadowRoot ? (((event.currentTarget as HTMLElement).getRootNode() as ShadowRoot).activeElement as HTMLButtonElement) : items[0]!);
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : undefined;
    if (next !== undefined) {
      event.preventDefault();
      items[(next + items.length) % items.length]?.focus();
    }
    if (event.key === 'Tab') {
      event.preventDefault();
      close();
    }
    event.stopPropagation();
  };
  const close = (): void => {
    editor.openMenu(undefined);
    editor.go(editor.active);
  };
  /** Under its button, and within the window whatever scrolls around it. */
  const open = whenThere((made) => {
    const dialog = made as HTMLDialogElement;
    const button = dialog.previousElementSibling!.getBoundingClientRect();
    dialog.showModal();
    const { width, height } = dialog.getBoundingClientRect();
    dialog.style.left = `${Math.max(4, Math.min(innerWidth - width - 4, button.right - width))}px`;
    dialog.style.top = `${Math.max(4, Math.min(innerHeight - height - 4, button.bottom))}px`;
    dialog.querySelector('button')?.focus();
  });
  return html`<span class="menu-host">
    <button class="more-button" tabindex="-1" aria-haspopup="menu" aria-expanded=${String(menu === id)} @click=${() => editor.openMenu(menu === id ? undefined : id)}>${dots()}<span class="unseen">${text('journey.edit.menu', { name })}</span></button>
    ${menu === id
      ? html`<dialog class="menu" aria-label=${text('journey.edit.menu', { name })} @cancel=${(event: Event) => { event.preventDefault(); close(); }} @click=${(event: Event) => { if (event.target === event.currentTarget) close(); }} ${ref(open)}>
          <div role="menu" aria-label=${text('journey.edit.menu', { name })} @keydown=${keys}>
          ${item('journey.edit.rename', () => { const at = columnAt(editor, id); if (at >= 0) editor.write({ row: -1, column: at }); })}
          ${item('journey.edit.details', () => editor.details(id))}
          ${column.kind === 'step'
            ? html`${item('journey.edit.insert-after', () => editor.insert(column))}${item('journey.edit.move', () => editor.openMove(id))}
                ${item('journey.moment', () => editor.toggle(id, 'momentOfTruth'), column.touchpoint.momentOfTruth === true)}${item('journey.ends', () => editor.toggle(id, 'ends'), column.touchpoint.ends === true)}`
            : nothing}
          ${item('journey.edit.remove', () => editor.remove(column))}
          </div>
        </dialog>`
      : nothing}
  </span>`;
}

const columnAt = (editor: JourneyEditor, id: string): number => editor.columns().findIndex((one) => one.id === id);

/** "Move to...": the same as dragging, with words. */
export function renderMoveDialog(editor: JourneyEditor, id: string): TemplateResult {
  const { texts, index } = editor;
  const { text } = texts;
  const here = placeOfTouchpoint(index, id);
  const phases: readonly (readonly [id: string | null, name: string])[] = [
    ...(index.touchpointsOf(null).length > 0 || here?.phase === null ? [[null, text('journey.edit.no-phase')] as const] : []),
    ...index.phases.flatMap((phase) => [[phase.id, phase.name] as const, ...index.microOf(phase.id).map((micro) => [micro.id, `${phase.name} \u203a ${micro.name}`] as const)]),
  ];
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const phase = String(data.get('phase'));
    editor.moveTo(id, { phase: phase === '' ? null : phase, at: Math.max(0, Math.round(Number(data.get('place'))) - 1) });
  };
  const close = (): void => {
    editor.openMove(undefined);
    editor.go(editor.active);
  };
  return html`<dialog aria-labelledby="move-name" @cancel=${(event: Event) => { event.preventDefault(); close(); }} ${ref(whenThere((made) => { if (!(made as HTMLDialogElement).open) (made as HTMLDialogElement).showModal(); }))}>
    <form @submit=${send}>
      <h3 id="move-name">${text('journey.edit.move-name', { name: index.get(id, 'touchpoint')?.name ?? '' })}</h3>
      <label>${text('journey.phases')} <select name="phase">${phases.map(([one, name]) => html`<option value=${one ?? ''} ?selected=${one === (here?.phase ?? null)}>${name || text('journey.unnamed')}</option>`)}</select></label>
      <label>${text('journey.edit.place')} <input name="place" type="number" min="1" step="1" value=${(here?.at ?? 0) + 1} required /></label>
      <p class="actions"><button type="submit">${text('journey.edit.do-move')}</button> <button type="button" @click=${close}>${text('journey.edit.cancel')}</button></p>
    </form>
  </dialog>`;
}

/** Where a cell is written in. */
export function renderCellForm(editor: JourneyEditor, form: CellForm, { text: value, fault }: NonNullable<JourneyEditor['writing']>): TemplateResult {
  const { text } = editor.texts;
  const focus = whenThere((made) => {
    (made as HTMLInputElement).focus();
    (made as HTMLInputElement).select();
  });
  const keys = (event: KeyboardEvent): void => {
    const field = event.currentTarget as HTMLInputElement;
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      editor.leave();
    } else if (event.key === 'Enter' && (form.kind !== 'lines' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      editor.take(field.value);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      editor.take(field.value);
    }
    event.stopPropagation();
  };
  const left = (event: FocusEvent): void => {
    if (editor.writing) editor.take((event.currentTarget as HTMLInputElement).value, false);
  };
  const hint = form.kind === 'figure' ? text('journey.edit.figure-hint') : form.kind === 'lines' ? text('journey.edit.lines-hint') : '';
  return html`<span class="writing">
    ${form.kind === 'lines'
      ? html`<textarea rows="3" dir="auto" .value=${value} aria-label=${text('journey.edit.write')} aria-invalid=${fault ? 'true' : nothing} aria-describedby="writing-hint" @keydown=${keys} @blur=${left} ${ref(focus)}></textarea>`
      : html`<input type="text" dir="auto" .value=${value} aria-label=${text('journey.edit.write')} aria-invalid=${fault ? 'true' : nothing} aria-describedby="writing-hint" list=${form.kind === 'line' && form.suggestions.length > 0 ? 'writing-list' : nothing} @keydown=${keys} @blur=${left} ${ref(focus)} />`}
    ${form.kind === 'line' && form.suggestions.length > 0 ? html`<datalist id="writing-list">${form.suggestions.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}
    <small id="writing-hint" class=${fault ? 'fault' : ''}>${fault ? text(`journey.fault.${fault}`) : hint}</small>
  </span>`;
}
