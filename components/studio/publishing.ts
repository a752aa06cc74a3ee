import type { Survey } from '../../src/model/index.js';
import type { SnippetTarget } from '../../src/survey/snippets/index.js';

/** What came of publishing: the address at which customers find the survey, if there is one. */
export interface Published {
  readonly address?: string | undefined;
}

/** Puts a survey where customers find it. Rejects with a sentence if it cannot. */
export type Publish = (survey: Survey) => Promise<Published | void>;

/** Publishes over HTTP: the document is put to the address of a collector, with its token. */
export function publishTo(collector: string, token: string | undefined): Publish {
  return async (survey) => {
    const base = collector.replace(/\/$/, '');
    const response = await fetch(`${base}/v1/surveys/${encodeURIComponent(survey.id)}`, {
      method: 'PUT', body: JSON.stringify(survey), credentials: 'omit',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });
    const said = (await response.json().catch(() => ({}))) as { readonly address?: unknown; readonly detail?: unknown };
    if (!response.ok) throw new Error(typeof said.detail === 'string' ? said.detail : `${base} answered with ${response.status}.`);
    return { address: typeof said.address === 'string' ? said.address : `${base}/s/${survey.id}` };
  };
}

/** Where publishing stands, and what is to be copied. */
export class Publishing {
  readonly #changed: () => void;
  readonly #survey: () => Survey;
  readonly #published: (survey: Survey, address: string | undefined) => void;
  /** Who publishes; undefined where the host has nobody. */
  by: Publish | undefined;
  /** The script of the site, where it is another than the collector's. */
  script: string | undefined;
  state: 'open' | 'busy' | 'done' | 'failed' = 'open';
  reason = '';
  address: string | undefined;
  target: SnippetTarget = 'link';
  #last: Survey | undefined;

  constructor(survey: () => Survey, changed: () => void, published: (survey: Survey, address: string | undefined) => void) {
    this.#survey = survey;
    this.#changed = changed;
    this.#published = published;
  }

  get canPublish(): boolean {
    return this.by !== undefined;
  }

  /** The draft is not what was published any more. */
  get changed(): boolean {
    return this.#last !== undefined && this.#last !== this.#survey();
  }

  async publish(): Promise<void> {
    const { by } = this;
    if (!by || this.state === 'busy') return;
    const survey = this.#survey();
    this.state = 'busy';
    this.#changed();
    try {
      const { address } = (await by(survey)) ?? {};
      this.address = address ?? this.address;
      this.state = 'done';
      this.#last = survey;
      this.#published(survey, address);
    } catch (error) {
      this.state = 'failed';
      this.reason = error instanceof Error ? error.message : String(error);
    }
    this.#changed();
  }

  /** The address, as somebody writes it who publishes by hand. */
  at(address: string): void {
    this.address = address === '' ? undefined : address;
    this.#changed();
  }

  choose(target: SnippetTarget): void {
    this.target = target;
    this.#changed();
  }
}
