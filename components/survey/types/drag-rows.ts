import { nothing, type ElementPart } from 'lit';
import { Directive, directive, type DirectiveParameters } from 'lit/directive.js';

/** What to do when a row was dropped at a place among its siblings. */
type Drop = (row: HTMLElement, to: number) => void;

/**
 * Makes the rows of a list draggable by their `.grip`, with a mouse, a pen or a finger. The others make room while one is over them;
 * the list itself is changed by who is told, at the end. Escape lets it fall back.
 */
class DraggableRow extends Directive {
  #drop: Drop | undefined;
  #ready = false;

  override render(_drop: Drop | undefined): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [drop]: DirectiveParameters<this>): typeof nothing {
    this.#drop = drop;
    if (!this.#ready) {
      this.#ready = true;
      part.element.addEventListener('pointerdown', (event) => this.#begin(part.element as HTMLElement, event as PointerEvent));
    }
    return nothing;
  }

  #begin(row: HTMLElement, event: PointerEvent): void {
    if (!this.#drop || event.button !== 0 || !(event.target as Element).closest('.grip')) return;
    event.preventDefault();
    const rows = [...row.parentElement!.children] as HTMLElement[];
    const from = rows.indexOf(row);
    const boxes = rows.map((one) => one.getBoundingClientRect());
    const { clientY: startedAt, pointerId } = event;
    const step = rows.length > 1 ? boxes[1]!.top - boxes[0]!.top : 0;
    let to = from;
    const onMove = ({ clientY }: PointerEvent): void => {
      row.style.transform = `translateY(${clientY - startedAt}px)`;
      // a row makes room when the edge that comes first has passed its middle
      const edge = { down: boxes[from]!.bottom + clientY - startedAt, up: boxes[from]!.top + clientY - startedAt };
      to = boxes.filter(({ top, height }, i) => i !== from && top + height / 2 < (i > from ? edge.down : edge.up)).length;
      rows.forEach((one, i) => {
        if (i !== from) one.style.transform = i > from && i <= to ? `translateY(${-step}px)` : i < from && i >= to ? `translateY(${step}px)` : '';
      });
    };
    const end = (dropped: boolean): void => {
      abort.abort();
      row.classList.remove('dragged');
      for (const one of rows) one.style.transform = '';
      if (dropped && to !== from) this.#drop?.(row, to);
    };
    const abort = new AbortController();
    const { signal } = abort;
    row.setPointerCapture(pointerId);
    row.classList.add('dragged');
    row.addEventListener('pointermove', onMove, { signal });
    row.addEventListener('pointerup', () => end(true), { signal });
    row.addEventListener('pointercancel', () => end(false), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal });
  }
}

export const draggable = directive(DraggableRow);
