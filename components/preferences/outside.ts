import { CxError } from '../../src/core/problem.js';
import { catalogueSchema, parse, preferencesSchema, type Catalogue, type Preferences } from '../../src/model/index.js';
import type { Conflict, Contact, Edit } from '../../src/preferences/index.js';
import { noticeFor } from '../../src/preferences/words/notice.js';
import { VERSION } from '../base/define-element.js';
import type { Keeper, Kept } from './desk.js';
import type { Documents } from './preference-element.js';

/* What comes from outside the page's own scripts is read by the schemas; the elements load this only when there is such a thing. */

function checked<T>(name: string, parsed: ReturnType<typeof parse<T>>): T {
  if (parsed.ok) return parsed.value;
  const { where, message } = parsed.error[0]!;
  throw new CxError({ code: 'bad-document', message: `/${name}${where}: ${message}`, where: `/${name}${where}` });
}

function read(input: unknown): Documents {
  const { catalogue, preferences, signals } = (input ?? {}) as { catalogue?: unknown; preferences?: unknown; signals?: { gpc?: unknown } };
  return {
    ...(catalogue !== undefined && { catalogue: checked('catalogue', parse<Catalogue>(catalogueSchema, catalogue)) }),
    ...(preferences !== undefined && { preferences: checked('preferences', parse<Preferences>(preferencesSchema, preferences)) }),
    ...(signals?.gpc === true && { gpc: true }),
  };
}

/** Reads `{ "catalogue": ..., "preferences": ... }`. @throws CxError `bad-document` */
export function documentsOf(json: string): Documents {
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch (error) {
    throw new CxError({ code: 'bad-document', message: `The JSON in this element cannot be read: ${error}` });
  }
  return read(input);
}

/** What the collector has to know of who asks. */
export interface Asker {
  /** The name of the element, for the ledger. */
  readonly localName: string;
  /** The token of the customer's link; none where the page's own sign-in is enough. */
  readonly token: string | undefined;
  readonly catalogue: Catalogue | undefined;
  /** The address of the page, for a `src` that is not whole. */
  readonly baseURI: string;
  /** Where the element has written its language down. */
  readonly shadowRoot: ParentNode | null;
  /** The browser asks not to share data, and the customer is told so beside what would. */
  readonly gpc?: boolean;
}

/** The collector as the keeper of one customer's preferences: `GET`, `PATCH`, `DELETE` at one address, and what is kept under `/export`. */
export function keeperAt(src: string, asker: Asker): Keeper & { read(): Promise<Documents> } {
  const url = URL.canParse(src, asker.baseURI) ? new URL(src, asker.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username) throw new CxError({ code: 'configuration', message: '"src" must be the http or https address of a collector.' });
  const { token } = asker;
  const ask = async (path = '', init: RequestInit = {}): Promise<Response> => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...init.headers };
    try {
      return await fetch(url.href.replace(/\/?(?=$|\?)/, path), { ...init, headers, cache: 'no-store', credentials: token ? 'omit' : 'same-origin', referrerPolicy: 'no-referrer' });
    } catch {
      throw new CxError({ code: 'unreachable', message: 'The collector does not answer.' });
    }
  };
  const json = async (response: Response): Promise<unknown> => {
    if (response.ok) return response.status === 204 ? null : response.json();
    if (response.status >= 500 || response.status === 429) throw new CxError({ code: 'unreachable', message: `The collector answered ${response.status}.` });
    throw await problemIn(response);
  };
  const everything = async (): Promise<unknown> => json(await ask('/export'));
  return {
    read: async () => {
      const response = await ask();
      if (!response.ok) throw await problemIn(response);
      return read(await response.json());
    },
    keep: async (edit) => {
      const response = await ask('', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': `"rev-${edit.base}"` },
        body: JSON.stringify(bodyOf(edit, asker)),
        keepalive: true, // also when the customer leaves the page at once
      });
      // a yes that did not know of a change elsewhere is not kept: the customer is shown both and chooses
      return keptIn(response.status === 412 ? await response.json() : await json(response));
    },
    erase: async () => void (await json(await ask('', { method: 'DELETE' }))),
    everything,
    history: async () => ((await everything()) as { messages?: readonly Contact[] }).messages ?? [],
  };
}

function bodyOf({ id, set, at, actor, saw }: Edit, { localName, catalogue, gpc, shadowRoot }: Asker): object {
  const language = shadowRoot?.querySelector<HTMLElement>('[lang]')?.lang ?? '';
  const shares = Object.entries(catalogue?.topics ?? {}).some(([topic, about]) => about.shares && set[`topics.${topic}.on`] === true);
  const consent = {
    notice: catalogue && noticeFor(catalogue, language)?.[0],
    uiSource: localName,
    uiVersion: VERSION,
    // what the fairness tests of these elements hold
    preTicked: false,
    symmetric: true,
    ...(gpc && shares && { ackGpc: true }),
  };
  return { id, ops: Object.entries(set).map(([key, to]) => ({ key, to })), at, actor, ...(saw && { saw }), via: 'widget', consent };
}

function keptIn(answer: unknown): Kept {
  const { preferences } = read(answer);
  if (!preferences) throw new CxError({ code: 'bad-document', message: 'The collector answered with something else.' });
  return { preferences, conflicts: (answer as { conflicts?: readonly Conflict[] }).conflicts ?? [] };
}

/** What the collector says is wrong, in its own words (RFC 9457). */
async function problemIn(response: Response): Promise<CxError> {
  const said = (await response.json().catch(() => ({}))) as { readonly type?: string; readonly detail?: string };
  return new CxError({ code: said.type?.split(':').at(-1) ?? 'refused', message: said.detail ?? `The collector answered ${response.status}.` });
}
