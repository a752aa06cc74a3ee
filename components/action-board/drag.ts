import type { ActionStatus } from '../../src/actions/action.js';

/** Who lets cards be dragged. */
export interface DragHost extends HTMLElement {
  requestUpdate(): void;
}

const idAt = (target: EventTarget | null): string | undefined => (target as Element).closest<HTMLElement>('.card')?.dataset['id'];

/** Dragging cards between and within columns. Whatever it does, "Move to" does for who does not drag. */
export class Drag {
  /** Over which column something is dragged. */
  over: ActionStatus | undefined;
  readonly #host: DragHost;
  readonly #drop: (id: string, status: ActionStatus, before: string | null) => void;
  #dragged: string | undefined;

  constructor(host: DragHost, drop: (id: string, status: ActionStatus, before: string | null) => void) {
    this.#host = host;
    this.#drop = drop;
  }

  readonly start = (event: DragEvent): void => {
    this.#dragged = idAt(event.target);
    if (this.#dragged === undefined || !event.dataTransfer) return;
    event.dataTransfer.setData('text/plain', (event.target as Element).querySelector('h4')?.textContent ?? '');
    event.dataTransfer.effectAllowed = 'move';
  };

  readonly move = (event: DragEvent): void => {
    if (this.#dragged === undefined) return;
    event.preventDefault();
    this.#see((event.target as Element).closest<HTMLElement>('[data-status]')?.dataset['status'] as ActionStatus | undefined);
  };

  readonly end = (): void => {
    this.#dragged = undefined;
    this.#see(undefined);
  };

  readonly drop = (event: DragEvent): void => {
    const { over } = this;
    const dragged = this.#dragged;
    const under = idAt(event.target);
    this.end();
    if (dragged === undefined || over === undefined) return;
    event.preventDefault();
    if (under !== dragged) this.#drop(dragged, over, under ?? null);
  };

  #see(over: ActionStatus | undefined): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
