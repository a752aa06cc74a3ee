import type { SurveyState } from '../model/index.js';
import type { PreparedSurvey } from './prepare.js';

/** How far somebody is. Branches make what is left a range; `share` counts the longest way, so it never goes back on the way forward. */
export interface Progress {
  /** Pages behind the one before the customer. */
  readonly done: number;
  /** Pages still to come with this one, by the shortest and the longest way. */
  readonly left: readonly [least: number, most: number];
  /** From 0, nothing done, to 1. */
  readonly share: number;
}

const ways = new WeakMap<PreparedSurvey, readonly (readonly [number, number])[]>();

/** How many pages the shortest and the longest way from each page have, itself among them. Ways lead forward only, so one pass from behind is enough. */
function waysOf(prepared: PreparedSurvey): readonly (readonly [number, number])[] {
  const known = ways.get(prepared);
  if (known) return known;
  const { pages } = prepared.survey;
  const result: [number, number][] = [];
  for (let i = pages.length - 1; i >= 0; i -= 1) {
    const { next = [] } = pages[i]!;
    const targets = next.map(({ to }) => prepared.pages.get(to)?.index);
    const onwards = [...targets, i + 1].map((index) => (index === undefined || index >= pages.length ? ([0, 0] as const) : from(index, result, prepared)));
    result[i] = [1 + Math.min(...onwards.map(([least]) => least)), 1 + Math.max(...onwards.map(([, most]) => most))];
  }
  ways.set(prepared, result);
  return result;
}

/** From a page that may be left out, also what follows it is a way. */
function from(index: number, known: readonly (readonly [number, number])[], { survey }: PreparedSurvey): readonly [number, number] {
  const [least, most] = known[index]!;
  const page = survey.pages[index]!;
  const optional = page.visibleIf !== undefined || page.questions.every(({ visibleIf }) => visibleIf !== undefined);
  return [optional ? least - 1 : least, most];
}

/** How far a state is; all is done at an ending. */
export function progressOf(prepared: PreparedSurvey, state: SurveyState): Progress {
  if (state.ending !== undefined) return { done: state.path.length, left: [0, 0], share: 1 };
  const done = state.path.length - 1;
  const [least, most] = waysOf(prepared)[prepared.pages.get(state.path.at(-1)!)!.index]!;
  return { done, left: [least, most], share: done / (done + most) };
}
