import assert from 'node:assert/strict';
import { ces, csat, nps, type Metric } from '../../src/metrics/index.js';
import type { FeedCube } from '../../src/metrics/feed/in-order.js';
import { parseFeedMessage, type FeedMessageKind } from '../../src/metrics/feed/message.js';

/** One server-sent event. */
export interface Message {
  readonly event: FeedMessageKind;
  readonly id: string;
  readonly content: unknown;
}

/** Reads server-sent events off the wire. */
export class FeedReader {
  readonly #stop = new AbortController();
  readonly #messages: AsyncGenerator<Message>;

  private constructor(response: Response) {
    this.#messages = messages(response);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<FeedReader> {
    const stop = new AbortController();
    const reader = new FeedReader(await fetch(url, { headers, signal: stop.signal }));
    reader.#stop.signal.addEventListener('abort', () => stop.abort());
    return reader;
  }

  async next(): Promise<Message> {
    const { value, done } = await this.#messages.next();
    if (done) throw new Error('the feed has ended');
    return value as Message;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#messages.next().catch(() => {});
  }
}

async function* messages(response: Response): AsyncGenerator<Message> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const fields = new Map(rest.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const));
      rest = rest.slice(end + 2);
      if (fields.has('data')) yield { event: fields.get('event') as FeedMessageKind, id: fields.get('id')!, content: JSON.parse(fields.get('data')!) };
    }
  }
}

/** Gives a message to a cube, as a page does; tells what it did. */
export function take(cube: FeedCube, { event, content }: Message, metrics: readonly Metric[] = [nps, csat, ces]): string {
  const parsed = parseFeedMessage(event, content, metrics);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return cube.take(parsed.value).kind;
}
