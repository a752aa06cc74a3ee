import type { Action, ActionField, ActionSource, ActionStatus, ExpectedEffect } from '../../src/actions/action.js';
import { dueOf } from '../../src/actions/due.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Unit } from '../../src/metrics/reading.js';
import type { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';

/** What it takes to say something of an action. */
export interface Words {
  readonly texts: Localizer;
  readonly figures: FigureWriter;
  readonly cube: Cube | null;
  /** The day it is here: `2026-11-27`. */
  readonly today: string;
}

/** Somebody's words within ours: they keep their own direction. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export const statusName = ({ texts }: Pick<Words, 'texts'>, status: ActionStatus): string => texts.text(`board.status.${status}`);

/** The day it is, by the clock of the reader. */
export function dayHere(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, '0')).join('-');
}

/** A day in the language of the page. */
export function dayText({ texts }: Pick<Words, 'texts'>, date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** The day of a moment, by the clock of the reader. */
export const momentText = ({ texts }: Pick<Words, 'texts'>, at: string): string => new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium' }).format(Date.parse(at));

/** How an action stands with its date, in words; `kind` is for the mark before them. */
export function dueText(words: Words, action: Action): { readonly kind: ReturnType<typeof dueOf>['kind']; readonly text: string } {
  const due = dueOf(action, words.today);
  const values = due.kind === 'none' ? {} : { count: due.days, date: dayText(words, action.due!) };
  return { kind: due.kind, text: words.texts.text(`board.due.${due.kind}`, values) };
}

const UNITS: Readonly<Record<string, Unit>> = { nps: 'points', csat: 'share', ces: 'score' };

/** In what the figure of an action is counted, whether there are figures or not. */
export const unitOf = ({ cube }: Pick<Words, 'cube'>, metric: string): Unit => cube?.metrics.get(metric)?.unit ?? UNITS[metric] ?? 'points';

export function metricName({ texts, figures, cube }: Pick<Words, 'texts' | 'figures' | 'cube'>, id: string): string {
  const metric = cube?.metrics.get(id);
  if (metric) return figures.name(metric);
  const text = texts.text(`figure.${id}`);
  return text === `figure.${id}` ? id : text;
}

/** `Net Promoter Score · north`. */
export function figureName(words: Words, { metric, segment }: Pick<Action, 'metric' | 'segment'>): string {
  const name = metricName(words, metric);
  return segment ? `${name} · ${isolated(segment.value)}` : name;
}

/** `3 points`, in the words of the unit; without a sign. */
export function pointsText(words: Pick<Words, 'texts'>, points: number, unit: Unit): string {
  const word = unit === 'ratio' ? 'share' : unit === 'amount' ? 'count' : unit;
  return words.texts.text(`figure.${word}`, { figure: words.texts.number(points, { maximumFractionDigits: 2 }), count: points });
}

export const expectedText = (words: Words, { direction, points }: ExpectedEffect, metric: string): string =>
  words.texts.text(`board.expected.${direction}`, { points: pointsText(words, points, unitOf(words, metric)) });

/** `+3 points`, to stand within a sentence. */
export const expectedShort = (words: Words, { direction, points }: ExpectedEffect, metric: string): string =>
  words.texts.text(`board.expected.${direction}.short`, { points: pointsText(words, points, unitOf(words, metric)) });

export function sourceText(words: Words, source: ActionSource): string {
  const { text } = words.texts;
  switch (source.kind) {
    case 'theme':
      return source.count === undefined || source.of === undefined ? text('board.source.theme', { title: isolated(source.title) }) : text('board.source.theme.of', { title: isolated(source.title), count: source.count, of: source.of });
    case 'idea':
      return source.votes === undefined ? text('board.source.idea', { title: isolated(source.title) }) : text('board.source.idea.votes', { title: isolated(source.title), count: source.votes });
    case 'verbatims':
      return text('board.source.verbatims', { count: source.ids.length });
    case 'complaint':
      return text('board.source.complaint', { case: isolated(source.case) });
    case 'figure': {
      const metric = figureName(words, source);
      const unit = unitOf(words, source.metric);
      return source.value === undefined || source.target === undefined ? text('board.source.figure', { metric }) : text('board.source.figure.value', { metric, value: words.figures.value(source.value, unit), target: words.figures.mark(source.target, unit) });
    }
  }
}

export const who = ({ texts }: Pick<Words, 'texts'>, by: string | undefined): string => (by === undefined ? texts.text('board.somebody') : isolated(by));

/** What a field is called where it is told that it changed. */
export const fieldName = ({ texts }: Pick<Words, 'texts'>, field: ActionField): string => texts.text(`board.field.${field}`);

export const fieldNames = (words: Pick<Words, 'texts'>, fields: readonly ActionField[]): string =>
  new Intl.ListFormat(words.texts.locale, { type: 'conjunction' }).format(fields.map((field) => fieldName(words, field)));

/** What stands in a field, to be told. */
export function valueText(words: Words, field: ActionField, value: unknown): string {
  const { texts } = words;
  if (value === undefined || value === null || value === '') return texts.text('board.conflict.nothing');
  if (field === 'status') return statusName(words, value as ActionStatus);
  if (field === 'due' || field === 'started' || field === 'finished') return dayText(words, value as string);
  if (field === 'because') return texts.text(`board.form.because.${value as string}`);
  if (field === 'metric') return metricName(words, value as string);
  if (field === 'segment' || field === 'comparison') return isolated((value as { value: string }).value);
  if (field === 'expected') return expectedText(words, value as ExpectedEffect, '');
  if (field === 'source') return sourceText(words, value as ActionSource);
  return isolated(String(value));
}
