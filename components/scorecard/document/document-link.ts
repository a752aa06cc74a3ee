import type { ReactiveControllerHost } from 'lit';
import type { Problem } from '../../../src/core/problem.js';
import { onJsonChild } from '../../base/json-child.js';
import type { fetchDocument, Loaded, readDocument, readText } from './load.js';

/** What reads documents; loaded with the first. */
interface Reader {
  readonly readDocument: typeof readDocument;
  readonly readText: typeof readText;
  readonly fetchDocument: typeof fetchDocument;
}

/** What a scorecard does with a document. */
export interface DocumentUser {
  /** Shows this from now on; nothing if there is none any more. */
  take(loaded: Loaded | undefined): void;
  fault(code: string, error: unknown): void;
  /** What is said where a document, or what reads it, cannot be loaded. */
  notLoaded(): string;
}

/** Finds the document of a scorecard: as it was given, at an address, or in a script among its children. */
export class DocumentLink {
  readonly #user: DocumentUser;
  #given: unknown;
  #address: string | undefined;
  /** What stands in the script. */
  #script: string | undefined;
  /** What of it was taken. */
  #json: string | undefined;
  #loading: AbortController | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, user: DocumentUser) {
    this.#user = user;
    onJsonChild(element, (text) => {
      this.#script = text;
      this.#readScript();
    });
  }

  /** Is there one, or will there be? */
  get isThere(): boolean {
    return this.#given !== undefined || this.#address !== undefined || this.#json !== undefined;
  }

  /** Takes another one, by a program or at an address. */
  take(given: unknown, address: string | undefined): void {
    const was = this.isThere;
    this.#given = given;
    this.#address = address;
    this.#json = undefined;
    if (given !== undefined) void this.#load(({ readDocument: read }) => read(given));
    else if (address !== undefined) void this.#load(({ fetchDocument: read }, signal) => read(address, signal));
    else if (was) {
      this.#loading?.abort();
      this.#user.take(undefined);
      this.#readScript();
    }
  }

  /** Takes the one that stands in a script, if no other is given. */
  #readScript(): void {
    if (this.#given !== undefined || this.#address !== undefined) return;
    const json = this.#script;
    if (json === undefined || json === this.#json) return;
    this.#json = json;
    void this.#load(({ readText: read }) => read(json));
  }

  async #load(read: (reader: Reader, signal: AbortSignal) => Loaded | Promise<Loaded>): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      const loaded = await read(await import('./load.js'), signal);
      if (signal.aborted) return;
      if ('problems' in loaded) for (const problem of loaded.problems) this.#user.fault(problem.code, told(problem));
      this.#user.take(loaded);
    } catch (error) {
      if (signal.aborted) return;
      this.#user.fault('not-loaded', error);
      this.#user.take({ problems: [{ code: 'not-loaded', message: this.#user.notLoaded() }] });
    }
  }
}

const told = ({ message, where }: Problem): string => (where ? `${where}: ${message}` : message);
