import { isCxError, type Problem } from '../../core/problem.js';
import { parseSurvey, parseSurveyState, type CxEventData, type SurveyState } from '../../model/index.js';
import { didYouMean } from '../../model/nearest.js';
import { parse } from '../../model/parse.js';
import { plainCopy } from '../../model/plugin/plain.js';
import type { AnswerProblem } from '../check-answer.js';
import { readExpression } from '../expressions.js';
import { prepareSurvey, type PreparedSurvey } from '../prepare.js';
import { responseOf } from '../masked-response.js';
import { resumeSurvey } from '../resume.js';
import { answerQuestion, checkPage, goBack, goOn, inLanguage, startSurvey } from '../run.js';
import { viewOf } from '../view.js';
import { walk } from '../walk.js';
import { Visits, type Coverage } from './coverage.js';
import { surveyTestsSchema, type Expected, type SurveyTest, type TestStep } from '../../model/questionnaire/survey-tests.js';
import { givenOf, sameShort, shortOf } from './short.js';

/** Something that did not come as expected. */
export interface Miss {
  /** The step, from 0; none for what is expected at the end. */
  readonly step?: number;
  /** What was looked at: `page`, `sent.nps`. */
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface TestOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly misses: readonly Miss[];
  readonly path: readonly string[];
  readonly ending?: string;
}

export interface TestReport {
  readonly ok: boolean;
  /** What is wrong with the files themselves; then nothing was run. */
  readonly problems: readonly Problem[];
  readonly tests: readonly TestOutcome[];
  readonly coverage?: Coverage;
}

/** Noon of 1 January 2026, so that tests give the same on every day. */
const NOON = Date.UTC(2026, 0, 1, 12);
const RESPONSE = '019ab000-0000-7000-8000-000000000000';

/**
 * Runs a file of tests. Never throws for what is in the files.
 *
 * @param input the file, as read
 * @param survey the survey, if the file only names it
 */
export function runSurveyTests(input: unknown, survey?: unknown): TestReport {
  const failed = (problems: readonly Problem[]): TestReport => ({ ok: false, problems, tests: [] });
  const plain = plainCopy(input);
  if (!plain.ok) return failed([plain.error]);
  const file = parse(surveyTestsSchema, plain.value);
  if (!file.ok) return failed(file.error);
  if (typeof file.value.survey === 'string' && survey === undefined) return failed([{ code: 'no-survey', message: `The survey "${file.value.survey}" was not handed over.`, where: '/survey' }]);
  const parsed = parseSurvey(typeof file.value.survey === 'string' ? survey : file.value.survey);
  if (!parsed.ok) return failed(parsed.error.map((problem) => ({ ...problem, where: `/survey${problem.where ?? ''}` })));
  try {
    return runTests(prepareSurvey(parsed.value, readExpression), file.value.tests, file.value.coverage);
  } catch (error) {
    if (isCxError(error)) return failed([{ code: error.code, message: error.message, where: `/survey${error.where ?? ''}` }]);
    throw error;
  }
}

/**
 * Lets each test answer the survey, and says what did not come as expected, and what no test came by.
 *
 * @param least the share of branches and endings that must be visited, 0 to 1
 */
export function runTests(prepared: PreparedSurvey, tests: readonly SurveyTest[], least = 0): TestReport {
  const visits = new Visits(prepared);
  const outcomes = tests.map((test) => new Run(prepared, test, visits).go());
  const coverage = visits.coverage();
  return { ok: outcomes.every(({ ok }) => ok) && coverage.share >= least, problems: [], tests: outcomes, coverage };
}

/** One person, one way through. */
class Run {
  private readonly prepared: PreparedSurvey;
  private readonly test: SurveyTest;
  private readonly visits: Visits;
  private readonly misses: Miss[] = [];
  private readonly shown: string[] = [];
  private state: SurveyState;
  private now: number;
  private problems: readonly AnswerProblem[] = [];

  constructor(prepared: PreparedSurvey, test: SurveyTest, visits: Visits) {
    this.prepared = prepared;
    this.test = test;
    this.visits = visits;
    this.now = test.now === undefined ? NOON : Date.parse(test.now);
    this.state = startSurvey(prepared, { response: RESPONSE, now: this.now, language: test.language ?? prepared.survey.language, variables: test.variables, seed: test.seed ?? 'seed' });
    this.arrive();
  }

  go(): TestOutcome {
    for (const [i, step] of this.test.steps.entries()) {
      this.take(step, i);
      if (step.expect) this.compare(step.expect, i);
    }
    if (this.test.expect) this.compareEnd(this.test.expect);
    return { name: this.test.name, ok: this.misses.length === 0, misses: this.misses, path: this.shown, ...(this.state.ending !== undefined && { ending: this.state.ending }) };
  }

  private take({ answer = {}, language, wait = 0, go = 'next' }: TestStep, i: number): void {
    this.now += wait * 1000;
    if (language !== undefined) this.state = inLanguage(this.state, language);
    for (const [id, short] of Object.entries(answer)) {
      const question = this.prepared.questions.get(id);
      if (!question) this.miss(i, `answer.${id}`, 'a question of the survey', `There is no question "${id}".${didYouMean(id, this.prepared.questions.keys())}`);
      else if (!this.isShown(id)) this.miss(i, `answer.${id}`, 'a question that is shown', `"${id}" is not shown on ${this.place()}`);
      else {
        const given = short === null ? null : givenOf(question, short);
        if (given === undefined) this.miss(i, `answer.${id}`, `an answer to a question of type ${question.type}`, short);
        else this.state = answerQuestion(this.prepared, this.state, id, given);
      }
    }
    this.problems = [];
    if (go === 'next') this.next();
    else if (go === 'back') this.state = goBack(this.prepared, this.state);
    else if (go === 'reload') this.reload(i);
    else if (this.state.ending === undefined) this.problems = checkPage(this.prepared, this.state);
    if (go !== 'next') this.look();
  }

  private next(): void {
    const { state } = this;
    const next = goOn(this.prepared, state, this.test.quotas);
    this.look();
    if (!next.ok) {
      this.problems = next.error;
      return;
    }
    if (state.ending === undefined) this.noteBranch(state);
    this.state = next.value;
    this.arrive();
  }

  private noteBranch(state: SurveyState): void {
    const { page, index } = this.prepared.pages.get(state.path.at(-1)!)!;
    const { scope } = walk(this.prepared, state);
    const taken = page.next?.findIndex(({ when }) => this.prepared.holds(when, scope)) ?? -1;
    this.visits.seen.add(`/pages/${index}/next/${taken < 0 ? '-' : taken}`);
  }

  private reload(i: number): void {
    const kept = parseSurveyState(JSON.parse(JSON.stringify(this.state)));
    const resumed = kept.ok ? resumeSurvey(this.prepared, kept.value) : undefined;
    if (resumed) this.state = resumed;
    else this.miss(i, 'reload', 'a survey that goes on', this.state.ending === undefined ? 'It cannot go on.' : 'It has ended.');
  }

  private arrive(): void {
    const { ending, path } = this.state;
    if (ending === undefined) this.shown.push(path.at(-1)!);
    else {
      const index = this.prepared.survey.endings?.findIndex(({ id }) => id === ending) ?? -1;
      if (index >= 0) this.visits.seen.add(`/endings/${index}`);
    }
    this.look();
  }

  /** Notes what is before the customer. */
  private look(): void {
    const view = viewOf(this.prepared, this.state);
    if (view.kind === 'ending') return;
    const { index, page } = this.prepared.pages.get(view.id)!;
    this.visits.seen.add(`/pages/${index}`);
    for (const { question } of view.questions) this.visits.seen.add(`/pages/${index}/questions/${page.questions.findIndex(({ id }) => id === question.id)}`);
  }

  private isShown(id: string): boolean {
    const view = viewOf(this.prepared, this.state);
    return view.kind === 'page' && view.questions.some(({ question }) => question.id === id);
  }

  private place(): string {
    return this.state.ending === undefined ? `page "${this.state.path.at(-1)}"` : `ending "${this.state.ending}"`;
  }

  private compare(expected: Expected, i: number): void {
    const view = viewOf(this.prepared, this.state);
    const page = view.kind === 'page' ? view : undefined;
    if (expected.page !== undefined) this.same(i, 'page', expected.page, page?.id ?? null);
    if (expected.ending !== undefined) this.same(i, 'ending', expected.ending, this.state.ending ?? null);
    if (expected.shown) this.same(i, 'shown', expected.shown, page?.questions.map(({ question }) => question.id) ?? []);
    if (expected.problems) this.same(i, 'problems', expected.problems, this.problems.map(({ question, part, code }) => `${question}${part === undefined ? '' : `.${part}`} ${code}`));
    if (expected.progress !== undefined) {
      const share = page?.progress.share ?? 1;
      if (Math.abs(share - expected.progress) > 0.005) this.miss(i, 'progress', expected.progress, share);
    }
    for (const [id, title] of Object.entries(expected.titles ?? {})) this.same(i, `titles.${id}`, title, (id === 'page' ? page?.title : page?.questions.find(({ question }) => question.id === id)?.title) ?? null);
  }

  private compareEnd(expected: NonNullable<SurveyTest['expect']>): void {
    if (expected.path) this.same(undefined, 'path', expected.path, this.state.path);
    if (expected.ending !== undefined) this.same(undefined, 'ending', expected.ending, this.state.ending ?? `none: it is on ${this.place()}`);
    const data = responseOf(this.prepared, this.state, this.now);
    const sent = this.state.ending !== undefined && this.prepared.endings.get(this.state.ending)?.screenedOut ? [] : data.answers;
    for (const [name, short] of Object.entries(expected.sent ?? {})) {
      const answer = sent.find(({ question }) => question === name);
      const actual = answer ? shortOf(answer) : null;
      if (!sameShort(short !== null && typeof short === 'object' && 'kind' in short && answer ? shortOf({ ...short, question: name } as typeof answer) : short, actual)) this.miss(undefined, `sent.${name}`, short, actual);
    }
    if (expected.sentOnly) this.same(undefined, 'sentOnly', expected.sentOnly, sent.map(({ question }) => question));
    for (const [id, value] of Object.entries(expected.scores ?? {})) this.same(undefined, `scores.${id}`, value, scoreOf(this.prepared, this.state, id));
    for (const [id, value] of Object.entries(expected.fields ?? {})) this.same(undefined, `fields.${id}`, value, fieldsOf(data)[id] ?? null);
    if (expected.followUp !== undefined) this.same(undefined, 'followUp', expected.followUp, (this.state.ending === undefined ? undefined : this.prepared.endings.get(this.state.ending)?.followUp?.kind) ?? null);
    if (expected.seconds !== undefined) this.same(undefined, 'seconds', expected.seconds, (data.duration ?? 0) / 1000);
  }

  private same(step: number | undefined, what: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) this.miss(step, what, expected, actual);
  }

  private miss(step: number | undefined, what: string, expected: unknown, actual: unknown): void {
    this.misses.push({ ...(step !== undefined && { step }), what, expected, actual });
  }
}

const fieldsOf = (data: CxEventData<'cx.response.submitted'>): Readonly<Record<string, unknown>> => data.fields ?? {};

function scoreOf(prepared: PreparedSurvey, state: SurveyState, id: string): number | null {
  const { scores } = walk(prepared, state).scope;
  return Object.hasOwn(scores, id) ? scores[id]! : null;
}
