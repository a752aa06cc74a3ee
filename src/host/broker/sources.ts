import * as z from 'zod/mini';
import { toDisposable, type Disposable } from '../../core/disposable.js';
import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { parseEvent } from '../../model/parse.js';
import type { EventFamily } from '../../model/plugin/capability.js';
import type { Doors } from './doors.js';
import { route, type Part, type PartTools } from './part.js';
import { Quota } from './quota.js';

/** As many events travel at once. */
const MOST_EVENTS = 500;
/** Of events that are none, so many are told of. */
const MOST_TOLD = 20;

/** Reads events that a source brings, by the schema of each; what is none is left out and told of in the diary of the plugin. */
class EventReader {
  readonly #source: string;
  readonly #doors: Doors;
  #wrong = 0;

  constructor(source: string, doors: Doors) {
    this.#source = source;
    this.#doors = doors;
  }

  *read(given: readonly unknown[]): Iterable<CxEvent> {
    for (const one of given) {
      const read = parseEvent(one);
      if (read.ok) yield read.value;
      else if (this.#wrong++ < MOST_TOLD) this.#doors.log('error', `The source ${this.#source} brought something that is no event: ${read.error[0]!.where ?? ''} ${read.error[0]!.message}`);
    }
  }
}

interface Running {
  readonly reader: EventReader;
  readonly types: readonly string[];
  readonly emit: (event: CxEvent) => void;
}

/** Events that a plugin brings in from elsewhere, as long as somebody listens. */
export function sources({ plugin, doors, clock, held, require, denial, registering }: PartTools): Part {
  const running = new Map<number, Running>();
  const quota = new Quota(60_000, clock, 20_000);
  let last = 0;
  held.add(toDisposable(() => running.clear()));

  const register = (id: string): Disposable => {
    const types = doors.eventsOfSource(id);
    const may = types.filter((type) => denial({ kind: 'events:write', family: familyOf(type) }) === undefined);
    if (may.length === 0) throw new CxError({ code: 'denied', message: `The source ${id} may bring none of the events it is for.` });
    return doors.registerSource(id, {
      async start(emit, signal) {
        const run = ++last;
        const stop = toDisposable(() => void (running.delete(run) && plugin.tell('run.end', { run })));
        running.set(run, { reader: new EventReader(id, doors), types, emit });
        signal.addEventListener('abort', () => stop.dispose(), { once: true });
        try {
          await plugin.call('source.start', { id, run });
        } catch (error) {
          stop.dispose();
          throw error;
        }
        return stop;
      },
    });
  };

  return {
    calls: [
      ...registering('source', register),
      ['source.emit', route(z.strictObject({ run: z.int(), events: z.array(z.unknown()).check(z.maxLength(MOST_EVENTS)) }), ({ run, events }) => {
        const source = running.get(run);
        if (!source) throw new CxError({ code: 'unknown', message: 'Nobody listens to this source any more.' });
        // what is refused loses nothing of the rest; the plugin hears of the first refusal
        let refusal: unknown;
        for (const event of source.reader.read(events)) {
          try {
            if (!source.types.includes(event.type)) throw new CxError({ code: 'not-declared', message: `The manifest does not say that this source brings "${event.type}".` });
            require({ kind: 'events:write', family: familyOf(event.type) }, () => quota.take(1));
          } catch (error) {
            refusal ??= error;
            continue;
          }
          source.emit(event);
        }
        if (refusal !== undefined) throw refusal;
      })],
    ],
  };
}

const familyOf = (type: string): EventFamily => type.split('.')[1] as EventFamily;
