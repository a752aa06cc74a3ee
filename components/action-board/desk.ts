import type { Action, ActionsDocument } from '../../src/actions/action.js';
import type { ActionChange, Refused, Stamp } from '../../src/actions/change.js';
import { addAction, editAction, removeAction, undoChange } from '../../src/actions/commands.js';
import { emptyActions } from '../../src/actions/action.js';
import { ok, type Result } from '../../src/core/result.js';
import { CxActionEvent } from './events.js';

/** Who shows the actions. */
export interface DeskHost extends HTMLElement {
  actions: ActionsDocument | null;
  requestUpdate(): void;
}

/** What came of a wish. */
export type Outcome = { readonly kind: 'done'; readonly change: ActionChange } | { readonly kind: 'cancelled' } | { readonly kind: 'refused'; readonly refused: Refused };

/** More than this is not taken back. */
const MOST_UNDO = 100;

/**
 * The one door by which actions change on a page: asks the page first, changes the document, remembers how to take it back, has it kept by who listens,
 * and knows what could not be kept.
 */
export class Desk {
  readonly #host: DeskHost;
  readonly #stamp: () => Stamp;
  #done: ActionChange[] = [];
  /** What could not be kept, by the id of its action. */
  readonly lost = new Map<string, ActionChange>();

  constructor(host: DeskHost, stamp: () => Stamp) {
    this.#host = host;
    this.#stamp = stamp;
  }

  get document(): ActionsDocument {
    return this.#host.actions ?? emptyActions();
  }

  /** What would be taken back next. */
  get last(): ActionChange | undefined {
    return this.#done.at(-1);
  }

  action(id: string): Action | undefined {
    return this.document.actions.find((one) => one.id === id);
  }

  /** Does what a command makes of the document as it is now. */
  run(command: (document: ActionsDocument, stamp: Stamp) => Result<ActionChange, Refused>): Outcome {
    const outcome = this.#attempt(command);
    if (outcome.kind === 'done' && isSomething(outcome.change)) this.#done = [...this.#done, outcome.change].slice(-MOST_UNDO);
    return outcome;
  }

  /** Takes back what was done last on this page. What others did since stays, and may stand in the way; then it is no longer tried. */
  undo(): Outcome | undefined {
    const change = this.#done.at(-1);
    if (!change) return undefined;
    const outcome = this.#attempt((document, stamp) => undoChange(document, change, stamp));
    if (outcome.kind !== 'cancelled') this.#done = this.#done.slice(0, -1);
    return outcome;
  }

  /** Tries again to have something kept, put together with what others have done meanwhile. */
  retry(id: string): Outcome | undefined {
    const change = this.lost.get(id);
    if (!change) return undefined;
    const { before, after } = change;
    const current = this.action(id);
    // what was added and is there is told again, whatever others made of it
    const isAsLeft = !after ? !current : current && (!before || JSON.stringify(current) === JSON.stringify(after));
    const outcome = isAsLeft ? this.#keepAgain(change) : this.#attempt((document, stamp) => {
      if (!after) return removeAction(document, id);
      if (!before) return ok(addAction(document, after, stamp));
      return editAction(document, id, Object.fromEntries(change.fields.map((field) => [field, after[field]])), stamp, before);
    });
    if (outcome.kind === 'done' && this.lost.get(id) === change) this.lost.delete(id);
    return outcome;
  }

  #keepAgain(change: ActionChange): Outcome {
    this.#tell({ ...change, document: this.document });
    return { kind: 'done', change };
  }

  #attempt(command: (document: ActionsDocument, stamp: Stamp) => Result<ActionChange, Refused>): Outcome {
    const result = command(this.document, this.#stamp());
    if (!result.ok) return { kind: 'refused', refused: result.error };
    const change = result.value;
    if (!isSomething(change)) return { kind: 'done', change };
    if (!this.#host.dispatchEvent(new CxActionEvent('cx-action-change', change, true))) return { kind: 'cancelled' };
    this.#host.actions = change.document;
    this.#tell(change);
    return { kind: 'done', change };
  }

  #tell(change: ActionChange): void {
    const event = new CxActionEvent('cx-action-changed', change);
    this.#host.dispatchEvent(event);
    event.delivery().then(
      () => this.lost.delete(change.id) && this.#host.requestUpdate(),
      () => {
        this.lost.set(change.id, change);
        this.#host.requestUpdate();
      },
    );
  }
}

/** Is anything another than before? */
const isSomething = ({ kind, fields, from, to }: ActionChange): boolean => kind === 'added' || kind === 'removed' || fields.length > 0 || from !== to;
