import type { CxEvent, CxEventOf } from '../../model/event.js';

/** Who gave a star. */
export type RecognitionBy = CxEventOf<'cx.recognition.given'>['data']['by'];

/** One star: somebody named an employee. */
export interface Recognition {
  /** The id of its event. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly employee: string;
  readonly by: RecognitionBy;
  /** Why; personal data were masked on the device. */
  readonly why: string;
  readonly touchpoint: string | undefined;
  /** The phase of the journey: as the event says, or as its touchpoint is mapped; null if neither is known. */
  readonly phase: string | null;
  /** Whose event it is, for counting people once. It is not shown. */
  readonly giver: string | undefined;
}

/** How recognition is read. */
export interface RecognitionOptions {
  /** From when to when, in milliseconds since 1970; the end is not in it. */
  readonly from?: number;
  readonly to?: number;
  /** The phase of each touchpoint, where events name touchpoints alone. */
  readonly phases?: Readonly<Record<string, string>> | undefined;
}

/**
 * The stars among events, in order of time, each once. A pure function of the set of events: their order does not matter.
 */
export function recognitionOf(events: Iterable<CxEvent>, { from = -Infinity, to = Infinity, phases = {} }: RecognitionOptions = {}): Recognition[] {
  const stars = new Map<string, Recognition>();
  for (const event of events) {
    if (event.type !== 'cx.recognition.given') continue;
    const at = Date.parse(event.time);
    if (!(at >= from && at < to)) continue;
    const { employee, by, why = '', touchpoint, phase } = event.data;
    const mapped = touchpoint !== undefined && Object.hasOwn(phases, touchpoint) ? phases[touchpoint]! : null;
    stars.set(event.id, { id: event.id, at, employee, by, why, touchpoint, phase: phase ?? mapped, giver: event.subject });
  }
  return [...stars.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** What a moderator says to a star: it may be shown, it may be shown and its words are among the best, or it may not. */
export type ModeratorSays = 'yes' | 'best' | 'no';

/** What an employee is thanked for in a period. */
export interface RecognizedEmployee {
  readonly employee: string;
  /** Stars that a moderator said yes to. */
  readonly stars: number;
  /** How many of them by whom. */
  readonly by: Readonly<Record<RecognitionBy, number>>;
  /** The best words: those a moderator chose, else the longest of those said yes to; the best first. */
  readonly words: readonly string[];
}

/** A list that may be published, and what is not in it. */
export interface RecognitionList {
  readonly employees: readonly RecognizedEmployee[];
  /** Stars that no moderator has decided on yet. */
  readonly waiting: number;
  /** Stars that a moderator said no to. */
  readonly refused: number;
  /** Employees who do not want to be named. They are in no list. */
  readonly declined: number;
}

/** Who decides what may be published. */
export interface RecognitionListOptions {
  /** What a moderator said to a star; undefined while it waits. Nothing is published before a yes. */
  readonly saidTo: (star: Recognition) => ModeratorSays | undefined;
  /** Employees who do not want to be named. */
  readonly declined?: Iterable<string>;
  /** How many words of each. */
  readonly most?: number;
}

/** Makes the list of a period: who, how often, and in the best words. The most often thanked first; equals by name. */
export function recognitionList(stars: readonly Recognition[], { saidTo, declined = [], most = 2 }: RecognitionListOptions): RecognitionList {
  const hidden = new Set(declined);
  const by = new Map<string, { readonly star: Recognition; readonly says: ModeratorSays }[]>();
  let [waiting, refused] = [0, 0];
  const declinedHere = new Set<string>();
  for (const star of stars) {
    if (hidden.has(star.employee)) {
      declinedHere.add(star.employee);
      continue;
    }
    const says = saidTo(star);
    if (says === undefined) waiting += 1;
    else if (says === 'no') refused += 1;
    else by.set(star.employee, [...(by.get(star.employee) ?? []), { star, says }]);
  }
  const employees = [...by].map(([employee, given]): RecognizedEmployee => {
    const words = given.filter(({ star }) => star.why.trim() !== '').sort((a, b) => Number(b.says === 'best') - Number(a.says === 'best') || b.star.why.length - a.star.why.length || a.star.at - b.star.at);
    const count = (who: RecognitionBy): number => given.filter(({ star }) => star.by === who).length;
    return { employee, stars: given.length, by: { customer: count('customer'), executive: count('executive'), colleague: count('colleague') }, words: [...new Set(words.map(({ star }) => star.why))].slice(0, most) };
  });
  return { employees: employees.sort((a, b) => b.stars - a.stars || (a.employee < b.employee ? -1 : 1)), waiting, refused, declined: declinedHere.size };
}
