import type { Disposable } from '../core/disposable.js';
import type { Event } from '../core/emitter.js';
import type { FigureLine } from '../metrics/export/figures.js';
import type { CxEvent } from '../model/event.js';
import type { Given } from '../model/questionnaire/state.js';

/** What an importer finds in a file, one thing after the other. */
export type Imported =
  | { readonly kind: 'event'; readonly event: CxEvent }
  /** Something that is not carried over: a column, or rows of a kind. People are told of it. */
  | LeftOut;

/** What an importer leaves behind, and why, in the language of the page. */
export interface LeftOut {
  readonly kind: 'left-out';
  /** The name of a column, or what rows have in common. */
  readonly what: string;
  readonly why: string;
  /** How many rows it concerns; not said of a column as a whole. */
  readonly rows?: number;
}

/** A file that a person chose, as text. */
export interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

/** Reads a file of another product. Registered for the id of an importer in the manifest. */
export interface Importer {
  /** How sure it is that this file is one of its own, 0..1, from the name and the first 4096 characters. */
  detect(name: string, head: string): number | Promise<number>;
  /**
   * What is in a file. The same file must give events of the same ids each time, so that reading it again counts nothing twice.
   * Throws what is wrong with the file as a whole.
   */
  read(file: ImportedFile, signal: AbortSignal): AsyncIterable<Imported> | Iterable<Imported>;
}

/** What an exporter is given. */
export type ExportContent =
  | { readonly kind: 'events'; readonly events: AsyncIterable<CxEvent> }
  | { readonly kind: 'figures'; readonly figures: AsyncIterable<FigureLine> };

/** A file that an exporter made: its name, its media type, what is in it. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Writes events or figures into a file. Registered for the id of an exporter in the manifest. */
export interface Exporter {
  write(content: ExportContent, signal: AbortSignal): Promise<ExportedFile>;
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
