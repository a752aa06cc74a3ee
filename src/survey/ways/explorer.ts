import type { Condition, Given, Question, SurveyState, Variable } from '../../model/index.js';
import { randomFrom } from '../order.js';
import type { PreparedSurvey } from '../prepare.js';
import { USUAL_ENDING } from '../run.js';
import { valueOf, type Scalar, type Scope } from '../values.js';
import { scoresOf } from '../walk.js';
import { drawn, merged, withAnswer, type Group } from './groups.js';
import { possibleAnswers } from './possible.js';
import { referencesIn, referencesOf, type Reference } from './references.js';
import { secondsFor, secondsToRead, type Seconds } from './seconds.js';
import type { Assumptions, Ways } from './ways.js';

/** An answer to be told apart, or none, with the share of people who give it. */
interface Option {
  readonly given: Given | undefined;
  readonly share: number;
}

/** All work together: groups times questions times a quarter of what is remembered of each. */
const MOST_WORK = 600_000;
const MOST_GROUPS = 4000;

/** Goes all ways of one survey, once. */
export class Explorer {
  private readonly prepared: PreparedSurvey;
  private readonly assume: Assumptions;
  private readonly references = new Map<string, Reference[]>();
  /** The last page at which an answer matters; endings are after the last. */
  private readonly lastUse = new Map<string, number>();
  private readonly answersOf = new Map<string, readonly string[]>();
  private readonly random = randomFrom('ways');
  private readonly mostGroups: number;
  /** Conditions that look at scores; for others none are added up. */
  private readonly scored = new Set<string>();
  /** What variables are if the page says nothing. */
  private readonly usual: Readonly<Record<string, Scalar>>;
  private complete = true;
  private expected = 0;
  private fast = Infinity;
  private slow = 0;
  private readonly arriving: Group[][];
  private readonly found = {
    pages: new Map<string, number>(), questions: new Map<string, number>(), endings: new Map<string, number>(), stuck: new Map<string, number>(),
    conditions: new Map<string, { asked: number; held: number }>(), known: new Set<string>(), pointless: new Set<string>(),
  };
  private readonly useful = new Set<string>();
  private readonly times = new Map<Question, Seconds>();
  private readonly answerable = new Map<Question, boolean>();
  private readonly options = new Map<Question, readonly Option[] | undefined>();

  constructor(prepared: PreparedSurvey, assume: Assumptions) {
    this.prepared = prepared;
    this.assume = assume;
    const { pages } = prepared.survey;
    this.usual = Object.fromEntries((prepared.survey.variables ?? []).flatMap(({ id, otherwise }) => (otherwise === undefined ? [] : [[id, otherwise] as const])));
    this.arriving = Array.from({ length: pages.length + 1 }, () => []);
    this.readReferences();
    this.mostGroups = Math.max(40, Math.min(MOST_GROUPS, Math.floor(MOST_WORK / Math.max(1, prepared.questions.size) / Math.max(1, this.lastUse.size / 4))));
  }

  private readReferences(): void {
    const { survey } = this.prepared;
    const end = survey.pages.length;
    const scoreUse = new Map<string, number>();
    const note = (reference: Reference, page: number): void => {
      if (reference.kind === 'scores') this.scored.add(placeOfCondition(reference.where));
      if (reference.kind === 'scores') scoreUse.set(reference.id, Math.max(scoreUse.get(reference.id) ?? -1, page));
      else {
        const key = `${reference.kind}.${reference.id}`;
        this.references.set(key, [...(this.references.get(key) ?? []), reference]);
        if (reference.kind === 'answers') this.lastUse.set(reference.id, Math.max(this.lastUse.get(reference.id) ?? -1, page));
      }
    };
    const all = [...referencesOf(survey)];
    const pageOf = (where: string): number => Number(/^\/pages\/(\d+)\//.exec(where)?.[1] ?? end);
    for (const reference of all) if (!reference.where.startsWith('/scores/')) note(reference, pageOf(reference.where));
    // what a score needs is needed as long as the score is; scores may use scores before them
    for (let i = (survey.scores ?? []).length - 1; i >= 0; i -= 1) {
      const use = scoreUse.get(survey.scores![i]!.id);
      if (use !== undefined) for (const reference of all) if (reference.where.startsWith(`/scores/${i}/`)) note({ ...reference, complex: true }, use);
    }
  }

  go(): Ways {
    const { survey } = this.prepared;
    this.arriving[0] = this.firstGroups();
    for (let i = 0; i < survey.pages.length; i += 1) this.atPage(i);
    for (const group of this.arriving[survey.pages.length]!) this.end(this.endingFor(group), group);
    const ended = [...this.found.endings.values()].reduce((a, b) => a + b, 0);
    return {
      complete: this.complete,
      ...this.found,
      pointless: new Set([...this.found.pointless].filter((where) => !this.useful.has(where))),
      seconds: { fast: Number.isFinite(this.fast) ? this.fast : 0, expected: ended > 0 ? this.expected : 0, slow: this.slow },
    };
  }

  private firstGroups(): Group[] {
    let groups: Group[] = [{ answers: {}, given: {}, variables: {}, key: '', weight: 1, fast: 0, slow: 0 }];
    for (const variable of this.prepared.survey.variables ?? []) {
      const references = this.references.get(`variables.${variable.id}`) ?? [];
      if (references.length === 0) continue;
      const values = this.valuesOf(variable, references);
      groups = this.fewer(groups.flatMap((group) => values.map(([value, share]) => ({ ...group, weight: group.weight * share, ...(value !== undefined && { variables: { ...group.variables, [variable.id]: value }, key: `${group.key}${JSON.stringify([variable.id, value])}` }) }))));
    }
    return groups;
  }

  private valuesOf({ id, kind, otherwise }: Variable, references: readonly Reference[]): readonly (readonly [Scalar | undefined, number])[] {
    const said = this.assume.variables?.[id];
    const typed = (text: string): Scalar => (kind === 'number' ? Number(text) : kind === 'boolean' ? text === 'true' : text);
    if (said) return Object.entries(said).map(([value, share]) => [typed(value), share]);
    if (references.some(({ complex }) => complex)) this.complete = false;
    const constants = references.flatMap(({ constants }) => constants);
    const values: (Scalar | undefined)[] =
      kind === 'boolean' ? [true, false]
      : kind === 'number' ? constants.filter((one) => typeof one === 'number').flatMap((one) => [one - 1, one, one + 1]).concat([0])
      : [...constants.filter((one) => typeof one === 'string'), 'another value'];
    const all = [...new Set([...values, otherwise])];
    return all.map((value) => [value, 1 / all.length]);
  }

  private atPage(i: number): void {
    const { survey } = this.prepared;
    const page = survey.pages[i]!;
    const groups = this.fewer(merged(this.arriving[i]!, i, this.lastUse));
    this.arriving[i] = [];
    for (const group of groups) {
      const shows = this.holds(page.visibleIf, `/pages/${i}/visibleIf`, group) && (page.questions.length === 0 ? page.title !== undefined || page.description !== undefined : page.questions.some(({ visibleIf }, j) => this.prepared.holds(visibleIf, this.scopeFor(group, `/pages/${i}/questions/${j}/visibleIf`))));
      if (!shows) {
        for (const [j, { visibleIf }] of page.questions.entries()) this.holds(visibleIf, `/pages/${i}/questions/${j}/visibleIf`, group);
        this.arriving[i + 1]!.push(group);
        continue;
      }
      add(this.found.pages, page.id, group.weight);
      this.passPage(i, group);
    }
  }

  /** Answers the questions of a page in every way, and goes on from there. */
  private passPage(i: number, group: Group): void {
    const page = this.prepared.survey.pages[i]!;
    let groups: (Group & { readonly shown: readonly Question[] })[] = [{ ...group, shown: [] }];
    const read = secondsToRead([page.title, page.description], this.prepared.survey, this.assume.language);
    this.expected += group.weight * read.expected;
    for (const one of groups) [one.fast, one.slow] = [one.fast + read.fast, one.slow + read.slow];
    for (const [j, question] of page.questions.entries()) {
      const possible = this.optionsOf(question);
      groups = this.fewer(
        groups.flatMap((one) => {
          if (!this.holds(question.visibleIf, `/pages/${i}/questions/${j}/visibleIf`, one, group)) return [one];
          add(this.found.questions, question.id, one.weight);
          const seconds = this.secondsOf(question);
          this.expected += one.weight * seconds.expected;
          const next = { ...one, shown: [...one.shown, question], fast: one.fast + seconds.fast, slow: one.slow + seconds.slow };
          return possible === undefined ? [next] : possible.map(({ given, share }) => ({ ...next, ...withAnswer(next, question, given), weight: next.weight * share }));
        }),
      );
    }
    const total = groups.reduce((sum, { weight }) => sum + weight, 0);
    const able = groups.filter((one) => this.isTaken(i, one));
    const left = able.reduce((sum, { weight }) => sum + weight, 0);
    if (left === 0) {
      add(this.found.stuck, page.id, group.weight);
      return;
    }
    // whose answer is not taken corrects it: they are spread over those that are
    for (const one of able) this.onFrom(i, { ...one, weight: (one.weight * total) / left });
  }

  /** Does the page take these answers? */
  private isTaken(i: number, group: Group & { readonly shown: readonly Question[] }): boolean {
    return group.shown.every((question) => {
      if (question.type === 'statement') return true;
      const where = `/pages/${i}/questions/${this.prepared.survey.pages[i]!.questions.indexOf(question)}`;
      const required = typeof question.required === 'boolean' ? question.required : question.required !== undefined && this.holds(question.required, `${where}/required`, group);
      const given = group.given[question.id];
      const rules = (): boolean => (question.rules ?? []).every(({ holds }, k) => this.holds(holds, `${where}/rules/${k}/holds`, group));
      // nothing looks at its answer, so it is one that fits, or none
      if (this.optionsOf(question) === undefined) return (rules() && this.isAnswerable(question)) || !required;
      if (given === undefined || (required && given.kind === 'consent' && !given.given)) return !required;
      return rules();
    });
  }

  private isAnswerable(question: Question): boolean {
    let answerable = this.answerable.get(question);
    if (answerable === undefined) this.answerable.set(question, (answerable = possibleAnswers(question).answers.length > 0));
    return answerable;
  }

  private onFrom(i: number, group: Group): void {
    const page = this.prepared.survey.pages[i]!;
    for (const [k, { when, to }] of (page.next ?? []).entries()) {
      const where = `/pages/${i}/next/${k}`;
      if (!this.holds(when, `${where}/when`, group)) continue;
      const target = this.prepared.pages.get(to)?.index;
      const anyway = target === i + 1 || (target === undefined && i === this.prepared.survey.pages.length - 1 && this.endingFor(group) === to);
      if (anyway && !(page.next ?? []).slice(k + 1).some((later) => this.prepared.holds(later.when, this.scopeFor(group, `${where}/when`)))) this.found.pointless.add(where);
      else this.useful.add(where);
      if (target === undefined) this.end(to, group);
      else this.arriving[target]!.push(group);
      return;
    }
    this.arriving[i + 1]!.push(group);
  }

  private endingFor(group: Group): string {
    return this.prepared.survey.endings?.find(({ when }, i) => this.holds(when, `/endings/${i}/when`, group))?.id ?? USUAL_ENDING;
  }

  private end(id: string, group: Group): void {
    add(this.found.endings, id, group.weight);
    for (const [i, { when }] of (this.prepared.survey.quotas ?? []).entries()) this.holds(when, `/quotas/${i}/when`, group);
    this.fast = Math.min(this.fast, group.fast);
    this.slow = Math.max(this.slow, group.slow);
  }

  private holds(condition: Condition | undefined, where: string, group: Group, asOf = group): boolean {
    if (condition === undefined) return true;
    const holds = this.prepared.holds(condition, this.scopeFor(group, where, asOf));
    const count = this.found.conditions.get(where) ?? { asked: 0, held: 0 };
    this.found.conditions.set(where, { asked: count.asked + group.weight, held: count.held + (holds ? group.weight : 0) });
    let answers = this.answersOf.get(where);
    if (!answers) this.answersOf.set(where, (answers = [...referencesIn(condition, where)].flatMap(({ kind, id }) => (kind === 'answers' ? [id] : []))));
    for (const id of answers) if (Object.hasOwn(group.answers, id)) this.found.known.add(`${where} ${id}`);
    return holds;
  }

  /** What is to be told apart of the answers to a question; undefined if nothing looks at it. */
  private optionsOf(question: Question): readonly Option[] | undefined {
    if (this.options.has(question)) return this.options.get(question);
    const options = this.makeOptions(question);
    this.options.set(question, options);
    return options;
  }

  private makeOptions(question: Question): readonly Option[] | undefined {
    const references = this.references.get(`answers.${question.id}`);
    if (!references || question.type === 'statement') return undefined;
    const said = this.assume.answers?.[question.id];
    const asConstants: Reference[] = said ? [{ kind: 'answers', id: question.id, constants: Object.keys(said).flatMap((key) => [key, ...(Number.isNaN(Number(key)) ? [] : [Number(key)])]), complex: false, where: '' }] : [];
    const { answers, complete } = possibleAnswers(question, [...references, ...asConstants]);
    if (!complete) this.complete = false;
    const weights = answers.map(({ given, weight }) => (said ? (said[String(valueOf(given, false))] ?? 0) : weight));
    const total = weights.reduce((a, b) => a + b, 0);
    const answered = question.required === true ? 1 : (this.assume.answered ?? 0.8);
    const given = total > 0 ? answers.map((one, i) => ({ given: one.given, share: (weights[i]! / total) * answered })) : [];
    return [...given.filter(({ share }) => share > 0), ...(question.required === true ? [] : [{ given: undefined, share: 1 - answered || 0.001 }])];
  }

  private secondsOf(question: Question): Seconds {
    const known = this.times.get(question);
    if (known) return known;
    const seconds = secondsFor(question, this.prepared.survey, this.assume.language);
    this.times.set(question, seconds);
    return seconds;
  }

  /** What a condition sees; scores are those of what was answered as of some time before. */
  private scopeFor(group: Group, where: string, asOf = group): Scope {
    const scope: Scope = { answers: group.answers, variables: { ...this.usual, ...group.variables }, scores: {} };
    return this.scored.has(where) ? { ...scope, scores: scoresOf(this.prepared, asOf.given as SurveyState['given'], { ...scope, answers: asOf.answers }) } : scope;
  }

  /** At most as many as there is time for. */
  private fewer<G extends Group>(groups: G[]): G[] {
    if (groups.length <= this.mostGroups) return groups;
    this.complete = false;
    return drawn(groups, this.mostGroups, this.random);
  }
}

const add = (counts: Map<string, number>, key: string, weight: number): void => void counts.set(key, (counts.get(key) ?? 0) + weight);

/** The whole condition that a part at this place belongs to. */
const placeOfCondition = (where: string): string => where.replace(/(\/(all|any)\/\d+|\/not)+$/, '');
