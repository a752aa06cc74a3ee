import { placeOfTouchpoint } from '../../../src/journey/edit/acts.js';
import { cellsOf } from './cells-of.js';
import type { JourneyEditor } from './editor.js';
import type { EditorHost } from './host.js';
import { placeOf } from './place.js';
import { textIn } from './write-cell.js';

/** What a mouse and the clipboard do in the grid. Keys do all of it too. */
export class GridPointer {
  readonly #editor: JourneyEditor;
  readonly #host: EditorHost;

  constructor(editor: JourneyEditor, host: EditorHost) {
    this.#editor = editor;
    this.#host = host;
  }

  readonly dblclick = (event: Event): void => {
    const place = placeOf(event);
    if (place && !isWriting(event)) this.#editor.write(place);
  };

  readonly copy = (event: ClipboardEvent): void => {
    const place = placeOf(event);
    const column = place && this.#editor.columns()[place.column];
    if (!place || !column || isWriting(event) || this.#host.selection() !== '') return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', textIn(this.#editor.index, this.#editor.rowAt(place.row), column));
  };

  readonly pasted = (event: ClipboardEvent): void => {
    const place = placeOf(event);
    if (!place || isWriting(event)) return;
    event.preventDefault();
    const cells = cellsOf(event.clipboardData?.getData('text/plain') ?? '');
    if (cells.length > 0) this.#editor.paste(place, cells);
  };

  // dragging is for pointers alone: the menu and Alt with an arrow do the same
  #dragged: string | undefined;
  readonly dragstart = (event: DragEvent): void => {
    this.#dragged = (event.currentTarget as HTMLElement).dataset['id'];
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setData('text/plain', (event.currentTarget as HTMLElement).textContent.trim());
  };
  readonly dragover = (event: DragEvent): void => {
    if (this.#dragged === undefined) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'move';
  };
  readonly drop = (event: DragEvent): void => {
    const id = this.#dragged;
    this.#dragged = undefined;
    const place = placeOf(event);
    const column = place && this.#editor.columns()[place.column];
    if (id === undefined || !column || column.id === id) return;
    event.preventDefault();
    if (column.kind === 'phase') return this.#editor.moveTo(id, { phase: column.id, at: this.#editor.index.touchpointsOf(column.id).length });
    const there = placeOfTouchpoint(this.#editor.index, column.id);
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const behind = (event.clientX > box.left + box.width / 2) !== this.#host.isRightToLeft();
    if (!there) return;
    // places are counted without the one that is moved
    const here = placeOfTouchpoint(this.#editor.index, id);
    const at = there.at + (behind ? 1 : 0) - (here && here.phase === there.phase && here.at < there.at ? 1 : 0);
    this.#editor.moveTo(id, { phase: there.phase, at });
  };
}

/** Within the field of a cell the browser does what it always does. */
const isWriting = (event: Event): boolean => (event.composedPath()[0] as HTMLElement).closest('.writing') !== null;
