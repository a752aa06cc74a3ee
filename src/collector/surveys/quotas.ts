import type { CxEvent } from '../../model/index.js';
import { quotasOf, type PreparedSurvey, type QuotaCounts } from '../../survey/index.js';

/** What the counting of quotas reads. */
export type EventsAfter = (place: number, types: readonly string[]) => AsyncIterable<{ readonly place: number; readonly event: CxEvent }>;

/** One response, as far as quotas go. */
interface Counted {
  readonly at: number;
  readonly id: string;
  readonly quotas: readonly string[];
}

/**
 * How many answers of each quota of a survey are stored. Reads on from where it stopped, so asking again costs what has come since. Of a response that was
 * sent again the last counts, and none that was taken back.
 */
export class QuotaCounter {
  readonly #prepared: PreparedSurvey;
  readonly #eventsAfter: EventsAfter;
  readonly #responses = new Map<string, Counted | null>();
  #place = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(prepared: PreparedSurvey, eventsAfter: EventsAfter) {
    this.#prepared = prepared;
    this.#eventsAfter = eventsAfter;
  }

  /** Those who ask at once read one after the other, and each what is stored by then. */
  counts(): Promise<QuotaCounts> {
    const counted = this.#reading.then(() => this.#read());
    this.#reading = counted.then(() => {}, () => {});
    return counted;
  }

  async #read(): Promise<QuotaCounts> {
    const { survey } = this.#prepared;
    for await (const { place, event } of this.#eventsAfter(this.#place, ['cx.response.submitted', 'cx.response.withdrawn'])) {
      this.#place = place;
      if (event.type === 'cx.response.withdrawn') this.#responses.set(event.data.response, null);
      else if (event.type === 'cx.response.submitted' && event.data.survey === survey.id) this.#take(event);
    }
    const counts: Record<string, number> = Object.create(null) as Record<string, number>;
    for (const { id } of survey.quotas ?? []) counts[id] = 0;
    for (const one of this.#responses.values()) for (const id of one?.quotas ?? []) counts[id]! += 1;
    return counts;
  }

  #take({ id, time, data }: Extract<CxEvent, { type: 'cx.response.submitted' }>): void {
    const before = this.#responses.get(data.response);
    const at = Date.parse(time);
    if (before === null || (before && (before.at > at || (before.at === at && before.id > id)))) return;
    this.#responses.set(data.response, { at, id, quotas: quotasOf(this.#prepared, data) });
  }
}
