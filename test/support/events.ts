import { makeEvent, type CxEvent, type CxEventOf } from '../../src/model/index.js';
import { uuidv7 } from '../../src/core/index.js';

/** A response with one rating. */
export function rating(value: number, other: { metric?: 'nps' | 'csat' | 'ces'; region?: string; time?: string; id?: string; wording?: string } = {}): CxEventOf<'cx.response.submitted'> {
  const { metric = 'nps', region, time, id, wording = 'cx.nps.recommend.1' } = other;
  const scale = { nps: { min: 0, max: 10 }, csat: { min: 1, max: 5 }, ces: { min: 1, max: 7 } }[metric];
  return makeEvent(
    'cx.response.submitted',
    {
      response: uuidv7(),
      survey: 'test',
      ...(region !== undefined && { segments: { region } }),
      answers: [{ kind: 'score', question: metric, value, instrument: { metric, scale, wording, language: 'en', order: 'ascending', mode: 'buttons' } }],
    },
    { source: 'https://bank.example/', id, time: time === undefined ? undefined : Date.parse(time) },
  );
}

/** What `POST /v1/events` answers. */
export interface Receipts {
  readonly results: readonly { readonly id: string; readonly status: string; readonly reason?: string }[];
}

/** Sends events to a collector. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

/** Sends events and gives the status of each. */
export async function send(url: string, ...events: CxEvent[]): Promise<string[]> {
  const response = await post(url, events);
  return ((await response.json()) as Receipts).results.map(({ status }) => status);
}

/** The figures that `GET /v1/metrics` tells. */
export interface Figures {
  readonly figures: readonly { readonly metric: string; readonly segment: { readonly value: string } | null; readonly reading: { readonly value: number | null; readonly n: number; readonly kind: string; readonly reason?: string } }[];
}

export async function figures(url: string, query = ''): Promise<Figures['figures']> {
  return ((await (await fetch(`${url}/v1/metrics?${query}`)).json()) as Figures).figures;
}
