import type { Disposable } from '../core/disposable.js';
import type { Event } from '../core/emitter.js';
import type { CxEvent } from '../model/event.js';
import type { Given } from '../model/questionnaire/state.js';

/** Reads a file of another product. Registered for the id of an importer in the manifest. */
export interface Importer {
  /** How sure it is that this file is one of its own, 0..1, from the name and the first 4096 characters. */
  detect(name: string, head: string): number;
  /** The events of a file, and what could not be read. */
  read(text: string, signal: AbortSignal): AsyncIterable<CxEvent> | Iterable<CxEvent>;
}

/** Writes events into a file. */
export interface Exporter {
  write(events: Iterable<CxEvent>, signal: AbortSignal): Promise<{ readonly name: string; readonly type: string; readonly text: string }>;
}

/** Brings events in from elsewhere, until it is disposed. */
export interface Source {
  start(emit: (event: CxEvent) => void, signal: AbortSignal): Disposable | Promise<Disposable>;
}

/**
 * Shows a view, a tile or a question in an element that the host made for it. What it returns is disposed when the host
 * takes the element away.
 */
export type Renderer<Given = void> = (container: unknown, given: Given) => Disposable | void;

/** Texts in a language: by name, with plural forms where a number decides. */
export type LocaleMessages = Readonly<Record<string, string | ({ readonly other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>)>>;

/**
 * A contribution point of a plugin's own: how an entry in another plugin's manifest is checked and what it does. `schema` is any
 * validator of Standard Schema (https://standardschema.dev), such as one of zod's.
 */
export interface PointDefinition<Entry> {
  /** As declared under `contributes.points`: `acme.badges/v1`. */
  readonly id: string;
  readonly schema: StandardSchema<Entry>;
  /** Takes an entry up; what it returns takes it back. */
  apply(entry: Entry, contributor: string): Disposable;
}

/** The part of Standard Schema 1 that is used. */
export interface StandardSchema<Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] };

/** A question as it stands before the customer. */
export interface QuestionState {
  /** Its id in the survey. */
  readonly question: string;
  readonly title: string;
  readonly description?: string;
  /** What the survey says for this type of question, as its author wrote it: check it. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly required: boolean;
  readonly disabled: boolean;
  /** What was answered; null if nothing was. */
  readonly given: Given | null;
  /** What is wrong with the answer, in words; empty if nothing is. */
  readonly problem: string;
  readonly language: string;
}

/** What the renderer of a question type is given: draw `state`, draw again when it changes, and say what the customer answers. */
export interface QuestionGiven {
  readonly state: QuestionState;
  readonly onDidChange: Event<void>;
  /**
   * Notes an answer, or that there is none (`null`).
   *
   * @throws TypeError if it is not of the kind that the manifest declares
   */
  answer(given: Given | null): void;
}
