import type { Survey } from '../../src/model/index.js';
import { mapJson, offsetOf, placeIn } from '../../src/survey/draft/index.js';
import { readDocument } from './checks.js';
import type { Key } from './studio.messages.js';

/** What is wrong with the text, with its place: where it stops being JSON, or what the form of a survey refuses. */
export interface TextFault {
  /** A JSON Pointer; not there where the text is no JSON. */
  readonly where?: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What a text that is being written needs of the draft. */
export interface JsonHost {
  survey(): Survey;
  text(name: Key): string;
  /** Takes a survey over that was typed. */
  take(survey: Survey): void;
  settle(): void;
  changed(): void;
}

/** The document as a text that can be edited, in step with the draft both ways. */
export class JsonDraft {
  readonly #host: JsonHost;
  /** As it is typed, while it is not what the draft says. */
  #typed: string | undefined;
  #typing = false;
  /** The draft when the text was last in step with it. */
  #since: Survey | undefined;
  #shown: { readonly survey: Survey; readonly text: string } | undefined;
  faults: readonly TextFault[] = [];

  constructor(host: JsonHost) {
    this.#host = host;
  }

  get text(): string {
    if (this.#typed !== undefined) return this.#typed;
    const survey = this.#host.survey();
    if (this.#shown?.survey !== survey) this.#shown = { survey, text: JSON.stringify(survey, undefined, 2) };
    return this.#shown.text;
  }

  /** What was typed and is not taken over; undefined if the text is in step. */
  get open(): string | undefined {
    return this.faults.length > 0 ? this.#typed : undefined;
  }

  /** The draft was changed by other means while the text could not be read. */
  get behind(): boolean {
    return this.faults.length > 0 && this.#since !== undefined && this.#since !== this.#host.survey();
  }

  /** Takes what was typed, and has it take effect if it can be read. */
  type(text: string): void {
    this.#typing = true;
    this.#typed = text;
    const map = mapJson(text);
    if (!map.ok) {
      const { expected, ...place } = map.fault;
      this.#refuse([{ ...place, message: this.#host.text(`studio.json.expected.${expected}`) }]);
      return;
    }
    const read = readDocument(JSON.parse(text));
    if (!read.ok) {
      this.#refuse(read.problems.map(({ where = '', message }) => ({ where, message, ...placeIn(text, offsetOf(map.offsets, where)) })));
      return;
    }
    this.faults = [];
    this.#since = undefined;
    this.#host.take(read.survey);
  }

  #refuse(faults: readonly TextFault[]): void {
    this.#since ??= this.#host.survey();
    this.faults = faults;
    this.#host.changed();
  }

  /** Nobody types any more: a text that was taken over is put in order. */
  rest(): void {
    this.#typing = false;
    if (this.faults.length === 0) this.#typed = undefined;
    this.#host.settle();
    this.#host.changed();
  }

  /** The draft was changed by the controls: a text that was in step follows. */
  follow(): void {
    if (!this.#typing && this.faults.length === 0) this.#typed = undefined;
  }

  /** Lets go of what was typed. */
  discard(): void {
    this.#typed = this.#since = undefined;
    this.#typing = false;
    this.faults = [];
    this.#host.changed();
  }

  /** Takes up a text that was kept: it is looked at as if it were typed. */
  restore(text: string): void {
    this.type(text);
    this.#typing = false;
  }
}
