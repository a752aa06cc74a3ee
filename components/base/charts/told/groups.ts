import type { TemplateResult } from 'lit';
import type { GroupChange } from '../../../../src/metrics/analysis/group-changes.js';
import type { GroupReading } from '../../../../src/metrics/cube/groups.js';
import type { Reading } from '../../../../src/metrics/reading.js';
import { renderChart } from '../figure.js';
import { renderIntervals } from '../intervals.js';
import { amount, differenceEnds, ends, figureText, island, listed, pText, signed, type Teller } from './teller.js';

/** How groups are to be told. */
export interface ToldGroups {
  readonly nameOf: (group: string) => string;
  readonly privacyThreshold: number;
  /** The figure of all, drawn through the rows. */
  readonly whole?: number | undefined;
}

const isFew = ({ notes }: Reading): boolean => notes.some(({ code }) => code === 'few-answers');

/** The figure of every group with its interval, the highest first. Nothing where no group has one. */
export function tellGroups(teller: Teller, groups: readonly GroupReading[], { nameOf, privacyThreshold, whole }: ToldGroups): TemplateResult | null {
  const { texts, figures, frame } = teller;
  const ranked = [...groups].sort((a, b) => (b.reading.value ?? -Infinity) - (a.reading.value ?? -Infinity));
  const measured = ranked.filter(({ reading }) => reading.kind === 'measured');
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return null;
  const { unit, range } = first.reading;
  const told = ({ value, reading }: GroupReading): string => island(`${nameOf(value)} ${figures.value(reading.value!, unit)}`, frame);
  return renderChart({
    sentence: texts.text('chart.groups', { high: told(first), low: told(last) }),
    picture: renderIntervals({
      frame,
      within: range,
      reference: whole,
      format: (value) => figures.mark(value, unit),
      rows: ranked.map(({ value, reading }) => ({
        label: nameOf(value),
        value: reading.value,
        lower: reading.interval?.lower,
        upper: reading.interval?.upper,
        text: figureText(teller, reading, privacyThreshold),
        short: reading.value === null ? undefined : figures.value(reading.value, unit),
        mark: isFew(reading) ? 'hollow' : 'dot',
        tone: 'plain',
      })),
    }),
    note: measured.some(({ reading }) => isFew(reading)) ? texts.text('chart.few') : undefined,
    open: texts.text('chart.open'),
    caption: texts.text('chart.groups.caption'),
    table: {
      head: [texts.text('chart.group'), texts.text('chart.figure'), texts.text('chart.interval', { level: figures.level(first.reading.interval?.level ?? 0.95) }), texts.text('chart.n')],
      rows: ranked.map(({ value, reading }) =>
        reading.kind === 'measured'
          ? [nameOf(value), figures.value(reading.value, unit), ends(teller, reading.interval, unit), texts.number(reading.n)]
          : [nameOf(value), figures.absence(reading, privacyThreshold), '\u2013', '\u2013'],
      ),
    },
  });
}

/** The change of every group, with p-values raised for looking at all of them. Nothing where no change can be told. */
export function tellGroupChanges(teller: Teller, groups: readonly GroupChange[], { nameOf, privacyThreshold }: ToldGroups, better: 'higher' | 'lower'): TemplateResult | null {
  const { texts, figures, frame } = teller;
  const ranked = [...groups].sort((a, b) => (a.change?.difference ?? Infinity) - (b.change?.difference ?? Infinity));
  const told = ranked.filter(({ change }) => change !== null);
  const first = told[0]?.change;
  if (!first) return null;
  const { unit } = first;
  const real = told.filter(({ change }) => change!.verdict === 'real');
  const verdict = (word: string): string => texts.text(`chart.verdict.${word}`);
  return renderChart({
    sentence:
      real.length > 0
        ? texts.text('chart.groups.real', { count: real.length, total: texts.number(told.length), names: listed(teller, real.map(({ value, change }) => `${nameOf(value)} ${amount(teller, change!.difference, unit)}`)) })
        : texts.text('chart.groups.none', { total: texts.number(told.length) }),
    picture: renderIntervals({
      frame,
      reference: 0,
      format: (value) => signed(teller, value, unit, 0),
      rows: ranked.map(({ value, change, later, earlier }) => {
        const rising = (change?.difference ?? 0) > 0;
        return {
          label: nameOf(value),
          value: change?.difference ?? null,
          lower: change?.interval?.lower,
          upper: change?.interval?.upper,
          text: change ? `${signed(teller, change.difference, unit)} ${verdict(change.verdict)}` : figures.absence(later.kind === 'unmeasured' ? later : earlier, privacyThreshold),
          mark: change?.verdict === 'real' ? (rising ? 'up' : 'down') : 'hollow',
          tone: change?.verdict === 'real' ? (rising === (better === 'higher') ? 'improvement' : 'concern') : 'plain',
        } as const;
      }),
    }),
    note: texts.text('chart.groups.holm'),
    open: texts.text('chart.open'),
    caption: texts.text('chart.groups.changes'),
    table: {
      head: [texts.text('chart.group'), texts.text('chart.change'), texts.text('chart.interval', { level: figures.level(first.interval?.level ?? 0.95) }), texts.text('chart.p'), texts.text('chart.verdict')],
      rows: ranked.map(({ value, change, later, earlier }) =>
        change
          ? [nameOf(value), amount(teller, change.difference, unit), differenceEnds(teller, change.interval, unit), pText(teller, change.p), verdict(change.verdict)]
          : [nameOf(value), figures.absence(later.kind === 'unmeasured' ? later : earlier, privacyThreshold), '\u2013', '\u2013', '\u2013'],
      ),
    },
  });
}
