import type { TemplateResult } from 'lit';
import type { Journey } from '../../../src/journey/document/journey.js';
import type { Phase, Touchpoint } from '../../../src/journey/document/records.js';
import { addPhase, addTouchpoint, moveTouchpoint, placeOfTouchpoint, removeRecord, setFields, shiftToPhase, shiftTouchpoint, type TouchpointPlace } from '../../../src/journey/edit/acts.js';
import { doAct, historyOf, redo, undo, type Act, type History } from '../../../src/journey/edit/history.js';
import { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../base/localize.js';
import type { Column, OwnColumn } from '../columns.js';
import type { Row } from '../lanes/rows.js';
import type { KeyTold } from '../layers/layer.js';
import { askedFor, runCommand } from './commands.js';
import { renderDetailsTools } from './details-tools.js';
import { styles } from './editor.styles.js';
import { CxJourneyChangeEvent, CxJourneyChangedEvent } from './events.js';
import type { EditorHost } from './host.js';
import type { GridCommand } from './keys.js';
import { pasted } from './paste.js';
import { placeOf, type Place } from './place.js';
import { GridPointer } from './pointer.js';
import type { TextPane } from './text-pane.js';
import { bringTexts } from './texts.js';
import { renderCellForm, renderHeadMenu, renderMoveDialog, renderTools } from './views.js';
import { formOf, HEAD, textIn, type CellFault, type Writer } from './write-cell.js';
import { writerOf, written } from './written.js';

/**
 * Editing a map: where one is in the grid, what is being written, and what was done. Whatever a pointer can do, keys can do; each
 * act is told in words and is one undo.
 */
export class JourneyEditor {
  readonly #host: EditorHost;
  #history: History;
  /** What mouse and clipboard do. */
  readonly pointer: GridPointer;
  #active: Place = { row: -1, column: 0 };
  /** The cell that is being written in, and what was wrong with what was written. */
  writing: { readonly place: Place; readonly before: string; readonly text: string; readonly fault?: CellFault } | undefined;
  menu: string | undefined;
  moving: string | undefined;
  showsHelp = false;
  /** What was done, in words, for who cannot see it. */
  said = '';
  /** Who says what is only said. */
  author: string;

  constructor(host: EditorHost, journey: Journey, author: string) {
    bringTexts();
    host.adopt(styles);
    this.#host = host;
    this.pointer = new GridPointer(this, host);
    this.#history = historyOf(journey);
    this.author = author;
  }

  /** The cell that Tab comes to: there is always one, whatever has gone. */
  get active(): Place {
    const { row, column } = this.#active;
    return { row: Math.max(-1, Math.min(row, this.#host.rows().length - 1)), column: Math.max(0, Math.min(column, this.columns().length - 1)) };
  }

  /** Somebody came to a place by other means than arrows. */
  readonly focused = (event: Event): void => {
    const place = placeOf(event);
    if (!place || (place.row === this.#active.row && place.column === this.#active.column)) return;
    this.#active = place;
    this.redraw();
  };

  get journey(): Journey {
    return this.#history.journey;
  }
  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }
  get texts(): Localizer {
    return this.#host.texts;
  }
  get moreKeys(): readonly KeyTold[] {
    return this.#host.moreKeys();
  }
  get index(): JourneyIndex {
    return (this.#index?.journey === this.journey ? this.#index : (this.#index = new JourneyIndex(this.journey)));
  }
  #index: JourneyIndex | undefined;

  /** The journey was given anew from outside: what was done before is no longer to be undone. */
  begin(journey: Journey): void {
    if (journey === this.journey) return;
    this.#history = historyOf(journey);
    this.stop();
    this.#active = { row: -1, column: 0 };
  }

  /** Others have changed the journey: what was done here can still be undone, and what is being written stays where it belongs. */
  receive(journey: Journey): void {
    if (journey === this.journey) return;
    this.text?.finish();
    const spot = ({ row, column }: Place) => ({ row: this.rowAt(row), column: this.columns()[column]?.id });
    const active = spot(this.#active);
    const writing = this.writing && spot(this.writing.place);
    this.#history = { ...this.#history, journey };
    this.#host.put(journey);
    const placeOf = ({ row, column }: ReturnType<typeof spot>): Place => ({ row: row === HEAD ? -1 : this.#host.rows().findIndex(({ id }) => id === row.id), column: this.columns().findIndex(({ id }) => id === column) });
    const now = placeOf(active);
    if (now.column >= 0) this.#active = now;
    if (this.writing && writing) {
      const place = placeOf(writing);
      if (place.column >= 0 && (writing.row === HEAD || place.row >= 0)) this.writing = { ...this.writing, place };
      else {
        // what was written is told, so that it can be put elsewhere
        this.said = this.texts.text('journey.edit.place-gone', { text: this.writing.text });
        this.writing = undefined;
      }
    }
    this.#host.requestUpdate();
  }

  /** Leaves what was open; what is typed and not read yet is not for another journey. */
  stop(): void {
    this.text?.dispose();
    this.text = this.writing = this.menu = this.moving = undefined;
  }

  /** Does an act, unless the page forbids it. */
  do(act: Act, told?: string, into?: string): boolean {
    if (act.operations.length === 0) return false;
    const asked = new CxJourneyChangeEvent({ act: act.name, operations: act.operations });
    if (!this.#host.dispatchEvent(asked)) return this.say(this.texts.text('journey.edit.forbidden'), false);
    const outcome = doAct(this.#history, act, into === undefined ? {} : { into });
    if (!outcome.ok) return this.say(this.texts.text('journey.edit.refused', { reason: outcome.error.message }), false);
    this.#history = outcome.value;
    this.#changed(act);
    this.say(told ?? this.#toldOf(act), true);
    return true;
  }

  undo(): void {
    this.#step(undo(this.#history), 'journey.edit.undone');
  }
  redo(): void {
    this.#step(redo(this.#history), 'journey.edit.redone');
  }

  #step(outcome: ReturnType<typeof undo>, key: string): void {
    if (!outcome.ok) return void this.say(this.texts.text(`journey.edit.${outcome.error.code}`), false);
    const { act, ...history } = outcome.value;
    if (!this.#host.dispatchEvent(new CxJourneyChangeEvent({ act: act.name, operations: act.operations }))) return void this.say(this.texts.text('journey.edit.forbidden'), false);
    this.#history = history;
    this.#changed(act);
    this.say(this.texts.text(key, { what: this.texts.text(`journey.act.${act.name}`) }), true);
  }

  #changed(act: Act): void {
    this.#host.put(this.journey);
    this.#host.dispatchEvent(new CxJourneyChangedEvent({ act: act.name, operations: act.operations, journey: this.journey }));
  }

  #toldOf(act: Act): string {
    const what = this.texts.text(`journey.act.${act.name}`);
    const about = act.about === undefined ? undefined : this.index.get(act.about);
    return this.texts.text('journey.edit.done', { what, name: about && 'name' in about ? `\u2068${about.name}\u2069` : '' }).trim();
  }

  /** Tells what came of something, and gives it back. */
  say(text: string, outcome: boolean): boolean {
    this.said = text;
    this.#host.requestUpdate();
    return outcome;
  }

  redraw(): void {
    this.#host.requestUpdate();
  }

  /** The journey as text; what reads and writes it is loaded when it is opened. */
  text: TextPane | undefined;
  async toggleText(): Promise<void> {
    if (this.text) {
      this.text.finish();
      this.text = undefined;
    } else this.text = new (await import('./text-pane.js')).TextPane(this);
    this.redraw();
  }

  // --- where one is ---

  go(place: Place): void {
    this.#active = place;
    this.#active = this.active; // within the grid
    this.#host.requestUpdate();
    this.#host.focusPlace(this.#active);
  }

  readonly keydown = (event: KeyboardEvent): void => {
    const asked = askedFor(event, this.#host.isRightToLeft());
    if (asked) this.run(asked.command, asked.place ?? this.active);
  };

  run(command: GridCommand, here: Place): void {
    runCommand(this, this.#host, command, here);
  }

  // --- what one does ---

  write(place: Place): void {
    const column = this.#host.sheet().columns[place.column];
    if (!column) return;
    const row = this.rowAt(place.row);
    if (formOf(this.index, row, column).kind === 'none') return void this.say(this.texts.text('journey.edit.not-written'), false);
    this.#active = place;
    const before = textIn(this.index, row, column);
    this.writing = { place, before, text: before };
    this.#host.requestUpdate();
  }

  columns(): readonly Column[] {
    return this.#host.sheet().columns;
  }

  rowAt(row: number): Row | typeof HEAD {
    return row < 0 ? HEAD : (this.#host.rows()[row] ?? HEAD);
  }

  /** Takes what was written, and leaves the cell; with a fault the cell stays open and says it. `back`: the focus goes to the cell. */
  take(text: string, back = true): void {
    const { writing } = this;
    if (!writing) return;
    if (text === writing.before || this.put(writing.place, text)) this.leave(back);
  }

  leave(back = true): void {
    const place = this.writing?.place;
    this.writing = undefined;
    this.#host.requestUpdate();
    if (place && back) this.#host.focusPlace(place);
  }

  /** Writes into a cell without opening it. */
  put(place: Place, text: string): boolean {
    const column = this.#host.sheet().columns[place.column];
    if (!column) return false;
    const outcome = written(this.index, this.rowAt(place.row), column, text, this.#writer(), this.#host.isOfGroup());
    if (outcome.ok) return this.do(outcome.value) || outcome.value.operations.length === 0;
    if (this.writing) this.writing = { ...this.writing, fault: outcome.error, text };
    return this.say(this.texts.text(`journey.fault.${outcome.error}`), false);
  }

  #writer(): Writer {
    return writerOf(this.index, this.author, this.texts.text('journey.edit.workshop'));
  }

  /** Several cells at once, as a spreadsheet has them: rows and columns from a place on; columns that are missing are added. One undo. */
  paste(place: Place, cells: readonly (readonly string[])[]): void {
    const { operations, count, faults } = pasted(this.journey, this.#host, place, cells, this.#writer());
    this.do({ name: 'paste', operations }, this.texts.text(faults > 0 ? 'journey.edit.pasted-some' : 'journey.edit.pasted', { count: count - faults, faults }));
  }

  insert(after?: Column): void {
    const { index } = this;
    const place = after?.kind === 'step' ? placeOfTouchpoint(index, after.id) : undefined;
    const phase = place?.phase ?? (after?.kind === 'phase' ? after.id : (index.phases.at(-1)?.id ?? null));
    const act = addTouchpoint(index, { phase, name: this.texts.text('journey.edit.new-touchpoint'), ...(place && { at: place.at + 1 }) });
    if (this.do(act)) this.#nameIt(act.about!);
  }

  /** What is new is given a name: in the grid in its cell, in the outline among its details. */
  #nameIt(id: string): void {
    if (this.#host.isOutline()) return this.#host.details(id);
    const column = this.columns().findIndex((one) => one.id === id);
    if (column < 0) return;
    this.go({ row: -1, column });
    this.write({ row: -1, column });
  }

  addPhase(): void {
    const act = addPhase(this.index, { name: this.texts.text('journey.edit.new-phase') });
    if (this.do(act)) this.#nameIt(act.about!);
  }

  shift(column: Column, by: 1 | -1, overPhases: boolean): void {
    if (column.kind !== 'step') return void this.say(this.texts.text('journey.edit.not-moved'), false);
    const act = overPhases ? shiftToPhase(this.index, column.id, by) : shiftTouchpoint(this.index, column.id, by);
    if (act.operations.length === 0) return void this.say(this.texts.text('journey.edit.at-the-end'), false);
    this.moved(column.id, act);
  }

  /** Where a touchpoint is now, in words; the focus goes with it. */
  moved(id: string, act: Act): void {
    if (!this.do(act)) return;
    const phase = this.index.macroOf(id);
    const place = this.index.columnOf(id);
    this.say(this.texts.text('journey.edit.moved', { name: this.index.get(id, 'touchpoint')?.name ?? '', place: this.texts.number(place + 1), count: this.index.touchpoints.length, phase: phase?.name ?? '\u2013' }), true);
    const column = this.#host.sheet().columns.findIndex((one) => one.id === id);
    if (column >= 0) this.go({ row: this.active.row, column });
  }

  moveTo(id: string, place: TouchpointPlace): void {
    this.moving = undefined;
    const act = moveTouchpoint(this.index, id, place);
    if (act.operations.length > 0) this.moved(id, act);
    else this.go(this.active);
  }

  remove(column: Column): void {
    this.do(removeRecord(this.index, column.id));
    this.go(this.active);
  }

  toggle(id: string, field: 'momentOfTruth' | 'ends'): void {
    const is = this.index.get(id, 'touchpoint')?.[field] === true;
    this.do(setFields(id, { [field]: is ? undefined : true }, is ? `not-${field}` : field));
    this.go(this.active);
  }

  openMenu(id: string | undefined): void {
    this.menu = id;
    this.#host.requestUpdate();
  }
  openMove(id: string | undefined): void {
    this.moving = id;
    this.menu = undefined;
    this.#host.requestUpdate();
  }
  details(id: string): void {
    this.menu = undefined;
    this.#host.details(id);
  }

  // --- what it draws into the map ---

  tools(): TemplateResult {
    return renderTools(this);
  }
  headMenu(column: OwnColumn): TemplateResult {
    return renderHeadMenu(this, column);
  }
  dialog(): TemplateResult | undefined {
    return this.moving === undefined ? undefined : renderMoveDialog(this, this.moving);
  }
  detailsTools(record: Touchpoint | Phase): TemplateResult {
    return renderDetailsTools(this, record);
  }
  /** The form of the cell that is being written in; nothing for all others. */
  cellForm(row: number, at: number, column: Column): TemplateResult | undefined {
    const { writing } = this;
    if (!writing || writing.place.row !== row || writing.place.column !== at) return undefined;
    return renderCellForm(this, formOf(this.index, this.rowAt(row), column), writing);
  }
}

export type { EditorHost } from './host.js';
export type { Place } from './place.js';
