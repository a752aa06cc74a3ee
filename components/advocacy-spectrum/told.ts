import type { TemplateResult } from 'lit';
import { NOT_SEEN } from '../../src/advocacy/flows.js';
import type { AdvocacyReading, Moved } from '../../src/advocacy/read.js';
import { ADVOCACY_GROUPS, directionOf, type AdvocacyGroup } from '../../src/advocacy/segments.js';
import type { Verdict } from '../../src/metrics/reading.js';
import { renderChart, type ChartTable } from '../base/charts/figure.js';
import { renderIntervals } from '../base/charts/intervals.js';
import { amount, capital, differenceEnds, ends, island, listed, pText, signed, type Teller } from '../base/charts/told/teller.js';
import { renderFlow, type FlowBand } from './flow.js';

/** Figures that are there. */
export type Measured = Extract<AdvocacyReading, { kind: 'measured' }>;

/** Figures, and what their periods are called. */
export interface ToldAdvocacy {
  readonly reading: Measured;
  readonly later: string;
  readonly earlier: string;
  readonly threshold: number;
}

export const groupName = ({ texts }: Pick<Teller, 'texts'>, group: AdvocacyGroup): string => texts.text(`advocacy.${group}`);

/** A number of people who moved, with what is hidden said. */
export const movedText = ({ texts }: Pick<Teller, 'texts'>, { n, atLeast }: Moved): string => (atLeast ? texts.text('advocacy.at-least', { n }) : texts.number(n));

/** How large the groups are, in the order of the spectrum, with the same as a table. */
export function tellShares(teller: Teller, { reading, earlier, threshold }: ToldAdvocacy): TemplateResult {
  const { texts, figures, frame } = teller;
  const { groups, n } = reading;
  const shown = groups.filter((one) => one.later !== null);
  const first = shown.filter(({ group }) => group !== 'unknown').sort((a, b) => b.later!.n - a.later!.n)[0];
  const unknown = groups.find(({ group }) => group === 'unknown')!.later;
  const level = shown[0]?.later?.interval.level ?? 0.95;
  const says = [
    first && first.later!.n > 0 ? texts.text('advocacy.largest', { group: groupName(teller, first.group), share: island(figures.value(first.later!.share, 'share'), frame), n: texts.number(first.later!.n), total: texts.number(n) }) : '',
    unknown && unknown.n > 0 ? texts.text('advocacy.too-little', { share: island(figures.value(unknown.share, 'share'), frame) }) : '',
  ];
  const hidden = shown.length < groups.length;
  return renderChart({
    sentence: says.filter(Boolean).join(' '),
    picture: renderIntervals({
      frame,
      from: 0,
      within: [0, 1],
      format: (value) => figures.mark(value, 'share'),
      rows: groups.map(({ group, later: now }) => ({
        label: groupName(teller, group),
        value: now?.share ?? null,
        lower: now?.interval.lower,
        upper: now?.interval.upper,
        text: now ? `${figures.value(now.share, 'share')} (${ends(teller, now.interval, 'share')})` : texts.text('advocacy.hidden'),
        short: now ? figures.value(now.share, 'share') : undefined,
        tone: group,
      })),
    }),
    note: [shown.length > 0 ? texts.text('advocacy.sizes-note', { level: figures.level(level) }) : '', hidden ? texts.text('advocacy.hidden-note', { threshold }) : ''].filter(Boolean).join(' '),
    open: texts.text('chart.open'),
    caption: texts.text('advocacy.sizes'),
    table: {
      head: [texts.text('chart.group'), texts.text('advocacy.customers'), texts.text('chart.share'), texts.text('chart.interval', { level: figures.level(level) }), ...(earlier ? [texts.text('advocacy.share-then', { period: earlier })] : [])],
      rows: groups.map(({ group, later: now, earlier: then }) => [
        groupName(teller, group),
        ...(now ? [texts.number(now.n), figures.value(now.share, 'share'), ends(teller, now.interval, 'share')] : [texts.text('advocacy.hidden'), '\u2013', '\u2013']),
        ...(earlier ? [then ? figures.value(then.share, 'share') : texts.text('advocacy.hidden')] : []),
      ]),
    },
  });
}

/** Is more of a group good? Neutral and unknown are neither. */
const GOOD: Readonly<Record<AdvocacyGroup, boolean | null>> = { dissenter: false, defector: false, neutral: null, supporter: true, advocate: true, 'super-advocate': true, unknown: null };

/** What became of the shares, and whether that is real. */
export function tellChanges(teller: Teller, { reading: { groups }, earlier, threshold }: ToldAdvocacy): TemplateResult | null {
  const { texts, figures, frame } = teller;
  const told = groups.filter(({ change }) => change !== null);
  const change = told[0]?.change;
  if (!change) return null;
  const of = (verdict: Verdict): string[] => told.filter((one) => one.change!.verdict === verdict).map(({ group, change: one }) => `${groupName(teller, group)} ${amount(teller, one!.difference, 'share')}`);
  const [real, maybe] = [of('real'), of('maybe')];
  const verdict = (word: Verdict): string => texts.text(`chart.verdict.${word}`);
  return renderChart({
    sentence:
      real.length > 0
        ? texts.text('advocacy.changed', { earlier, list: listed(teller, real, 7) })
        : maybe.length > 0 ? texts.text('advocacy.maybe', { earlier, list: listed(teller, maybe, 7) }) : texts.text('advocacy.unchanged', { earlier }),
    picture: renderIntervals({
      frame,
      reference: 0,
      // a tick at 2.5 is not called 3
      format: (value) => signed(teller, value, 'share', Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1),
      rows: groups.map(({ group, change: one }) => {
        const rising = (one?.difference ?? 0) > 0;
        const isReal = one?.verdict === 'real';
        return {
          label: groupName(teller, group),
          value: one?.difference ?? null,
          lower: one?.interval?.lower,
          upper: one?.interval?.upper,
          text: one ? `${signed(teller, one.difference, 'share')} ${verdict(one.verdict)}` : texts.text('advocacy.hidden'),
          mark: isReal ? (rising ? 'up' : 'down') : 'hollow',
          tone: isReal && GOOD[group] !== null ? (rising === GOOD[group] ? 'improvement' : 'concern') : 'plain',
        } as const;
      }),
    }),
    note: [texts.text('advocacy.changes-note'), told.length < groups.length ? texts.text('advocacy.hidden-note', { threshold }) : ''].filter(Boolean).join(' '),
    open: texts.text('chart.open'),
    caption: texts.text('advocacy.changes'),
    table: {
      head: [texts.text('chart.group'), texts.text('chart.change'), texts.text('chart.interval', { level: figures.level(change.interval!.level) }), texts.text('chart.p'), texts.text('chart.verdict')],
      rows: groups.map(({ group, change: one }) =>
        one
          ? [groupName(teller, group), amount(teller, one.difference, 'share'), differenceEnds(teller, one.interval, 'share'), pText(teller, one.p), verdict(one.verdict)]
          : [groupName(teller, group), texts.text('advocacy.hidden'), '\u2013', '\u2013', '\u2013'],
      ),
    },
  });
}

/** Who went from where to where, as a picture of bands and as a table of transitions. */
export function tellFlow(teller: Teller, { reading, later, earlier, threshold }: ToldAdvocacy): TemplateResult | null {
  const { texts, frame } = teller;
  const { flow } = reading;
  if (!flow) return null;
  const name = (place: number): string => (place === NOT_SEEN ? texts.text('advocacy.not-seen') : groupName(teller, ADVOCACY_GROUPS[place]!));
  const bands = flow.cells.flatMap((row, from) => row.flatMap((n, to): FlowBand[] => (n === null || n === 0 ? [] : [{ from, to, n, tone: toneOf(from, to), text: texts.text('advocacy.from-to', { from: name(from), to: name(to), n: texts.number(n) }) }])));
  const most = bands.filter(({ tone }) => tone === 'toward' || tone === 'away').sort((a, b) => b.n - a.n).slice(0, 3);
  const sentence = [
    texts.text('advocacy.flow', { left: movedText(teller, flow.left), right: movedText(teller, flow.right), stayed: movedText(teller, flow.stayed) }),
    most.length > 0 ? texts.text('advocacy.most', { list: listed(teller, most.map(({ text }) => text)) }) : '',
  ];
  const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);
  const node = (n: number | null, group: number) => ({ label: name(group), n, text: n === null ? '' : texts.number(n), tone: group === NOT_SEEN ? 'not-seen' : ADVOCACY_GROUPS[group]! });
  const once = flow.cells.length > NOT_SEEN;
  const hidden = [...flow.cells.flat(), ...flow.rows, ...flow.columns].includes(null);
  return renderChart({
    sentence: capital(sentence.filter(Boolean).join(' '), texts.locale),
    picture: renderFlow({
      frame,
      before: flow.rows.map(node),
      after: flow.columns.map(node),
      bands,
      heads: [earlier, later],
      totals: [reading.before + (once ? sum([flow.rows[NOT_SEEN]!]) : 0), reading.n + (once ? sum([flow.columns[NOT_SEEN]!]) : 0)],
      hidden: texts.text('advocacy.hidden'),
    }),
    note: [texts.text('advocacy.flow-note'), hidden ? texts.text('advocacy.hidden-note', { threshold }) : ''].filter(Boolean).join(' '),
    open: texts.text('chart.open'),
    caption: texts.text('advocacy.flows'),
    table: transitionTable(teller, reading, earlier, later),
  });
}

/** The transitions as rows and columns, with their totals. */
export function transitionTable({ texts }: Pick<Teller, 'texts'>, { flow, n, before }: Measured, earlier: string, later: string): ChartTable {
  const names = [...ADVOCACY_GROUPS.map((group) => groupName({ texts }, group)), texts.text('advocacy.not-seen')].slice(0, flow!.cells.length);
  const cell = (count: number | null): string => (count === null ? texts.text('advocacy.hidden') : texts.number(count));
  const once = flow!.cells.length > NOT_SEEN;
  const total = once ? n + (flow!.columns[NOT_SEEN] ?? 0) : before;
  return {
    head: [texts.text('advocacy.from', { earlier, later }), ...names, texts.text('advocacy.all')],
    rows: [
      ...flow!.cells.map((row, r) => [names[r]!, ...row.map(cell), cell(flow!.rows[r]!)]),
      [texts.text('advocacy.all'), ...flow!.columns.map(cell), texts.number(total)],
    ],
  };
}

function toneOf(from: number, to: number): FlowBand['tone'] {
  if (from === NOT_SEEN || to === NOT_SEEN) return 'aside';
  if (from === to) return ADVOCACY_GROUPS[from] === 'unknown' ? 'aside' : 'stayed';
  const direction = directionOf(ADVOCACY_GROUPS[from]!, ADVOCACY_GROUPS[to]!);
  return direction === 'left' ? 'toward' : direction === 'right' ? 'away' : 'aside';
}
