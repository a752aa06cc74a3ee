import type { Action } from '../../src/actions/action.js';
import { differing, type ActionPatch } from '../../src/actions/change.js';
import { checkAction } from '../../src/actions/check.js';
import { addAction, editAction, moveAction, removeAction, type NewAction } from '../../src/actions/commands.js';
import { ok } from '../../src/core/result.js';
import type { Desk, Outcome } from './desk.js';
import type { Draft } from './form.js';

/** Who shows the form. */
export interface WriterHost {
  requestUpdate(): void;
  /** Puts the focus on what a selector finds, once it is drawn. */
  focusOn(selector: string): void;
  /** Says what came of it. */
  tell(outcome: Outcome, title: string): void;
}

/** An action that is being written: from opening the form until it is saved, put together with what others did, or given up. */
export class Writer {
  draft: Draft | null = null;
  /** Another one each time that writing begins. */
  session = 0;
  readonly #desk: Desk;
  readonly #host: WriterHost;

  constructor(desk: Desk, host: WriterHost) {
    this.#desk = desk;
    this.#host = host;
  }

  begin(action: Action | null, given: ActionPatch): void {
    this.session++;
    this.#set({ id: action?.id ?? null, base: action, given, faults: new Map(), meanwhile: [], by: undefined, conflicts: [] }, '#title');
  }

  /** Somebody else may have changed what is being written. */
  follow(): void {
    const { draft } = this;
    if (!draft?.base) return;
    const current = this.#desk.action(draft.base.id);
    this.draft = { ...draft, meanwhile: current ? differing(draft.base, current) : [], by: current?.history.at(-1)?.by };
  }

  save(patch: ActionPatch): void {
    const { draft } = this;
    if (!draft) return;
    const faults = checkAction(patch);
    const [first] = faults.keys();
    if (first !== undefined) return this.#set({ ...draft, given: { ...patch, source: draft.given.source }, faults }, `#${first}`);
    const outcome = this.#run(draft, patch);
    const kept: Draft = { ...draft, given: { ...patch, source: draft.given.source }, faults };
    if (outcome.kind === 'refused' && outcome.refused.kind === 'conflict') {
      const { conflicts, theirs } = outcome.refused;
      return this.#set({ ...kept, conflicts, by: theirs.history.at(-1)?.by }, '[data-settle]');
    }
    this.#host.tell(outcome, patch.title ?? '');
    if (outcome.kind === 'cancelled') return this.#set(kept);
    if (outcome.kind === 'refused') return this.#set(asNew(kept), '#title');
    this.#set(null, placeOf(outcome.change.id));
  }

  /** Goes on with what both changed: with mine over theirs, or with theirs. */
  settle(whose: 'mine' | 'theirs'): void {
    const { draft } = this;
    if (!draft?.base) return;
    const current = this.#desk.action(draft.base.id);
    if (!current) {
      this.#host.tell({ kind: 'refused', refused: { kind: 'gone' } }, draft.base.title);
      return this.#set(asNew(draft), '#title');
    }
    const theirs = Object.fromEntries(draft.conflicts.map(({ field }) => [field, current[field]]));
    // from now on what they said is known: what differs from it is wanted
    this.draft = { ...draft, base: { ...draft.base, ...theirs }, conflicts: [], meanwhile: [] };
    this.save(whose === 'theirs' ? { ...draft.given, ...theirs } : draft.given);
  }

  remove(): void {
    const { base } = this.draft ?? {};
    if (!base) return;
    const outcome = this.#desk.run((document) => removeAction(document, base.id));
    this.#host.tell(outcome, base.title);
    if (outcome.kind !== 'cancelled') this.#set(null, '[data-act=new]');
  }

  cancel(): void {
    const { id } = this.draft ?? {};
    this.#set(null, id === null || id === undefined ? '[data-act=new]' : placeOf(id));
  }

  #run({ id, base, given }: Draft, patch: ActionPatch): Outcome {
    return this.#desk.run((document, stamp) => {
      if (id === null || !base) return ok(addAction(document, { ...patch, ...(given.source && { source: given.source }) } as NewAction, stamp));
      // a status that is chosen in the form means what it means on the board
      const moved = patch.status !== undefined && patch.status !== base.status ? moveAction({ ...document, actions: [base] }, id, { status: patch.status }, stamp) : undefined;
      const isUntouched = patch.started === base.started && patch.finished === base.finished;
      const dates = moved?.ok && isUntouched ? { started: moved.value.after!.started, finished: moved.value.after!.finished } : {};
      return editAction(document, id, { ...patch, ...dates }, stamp, base);
    });
  }

  #set(draft: Draft | null, focus?: string): void {
    this.draft = draft;
    this.#host.requestUpdate();
    if (focus !== undefined) this.#host.focusOn(focus);
  }
}

/** Somebody has deleted it: what was typed stays, and may be saved as a new one. */
const asNew = (draft: Draft): Draft => ({ ...draft, id: null, base: null, conflicts: [], meanwhile: [] });

/** Where the action that was written stands. */
const placeOf = (id: string): string => `[data-id="${CSS.escape(id)}"] [data-act=edit]`;
