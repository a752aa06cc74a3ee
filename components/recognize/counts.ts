import { html, type TemplateResult } from 'lit';
import { countRecognition, type RecognitionCounts, type StarCount } from '../../src/advocacy/recognition/counts.js';
import { recognitionOf } from '../../src/advocacy/recognition/recognition.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { renderChart } from '../base/charts/figure.js';
import { renderIntervals } from '../base/charts/intervals.js';
import { ChartRoom } from '../base/charts/measure.js';
import { chartMessages } from '../base/charts/messages/en.js';
import { ends, type Teller } from '../base/charts/told/teller.js';
import { FigureWriter } from '../base/figures.js';
import { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { moreMessages } from './messages/more.js';
import { dayOf } from './period.js';
import type { CxRecognize } from './recognize.js';
import { adopt, type View } from './view.js';
import { viewStyles } from './views.styles.js';

/** Stars by phase and by period, with how sure such numbers are. */
export function countsView(host: CxRecognize): View {
  const charts = new Localizer(host, { ...chartMessages, ...moreMessages });
  const { text } = charts;
  const room = new ChartRoom(host);
  adopt(host, chartStyles, viewStyles);

  const phaseName = (phase: string | null): string => (phase === null ? text('recognize.no-phase-known') : (host.phases && Object.hasOwn(host.phases, phase) ? host.phases[phase]! : phase));
  const named = (period: number): string => periodName(charts, host.unit, period);

  const chart = (teller: Teller, lines: readonly (readonly [name: string, count: StarCount | null])[], sentence: string, caption: string, table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }): TemplateResult => {
    const { texts, figures, frame } = teller;
    const hidden = lines.some(([, count]) => count === null);
    const level = lines.find(([, count]) => count)?.[1]?.interval.level ?? 0.95;
    return renderChart({
      sentence,
      picture: renderIntervals({
        frame,
        from: 0,
        within: [0, Infinity],
        format: (value) => figures.mark(value, 'count'),
        rows: lines.map(([name, count]) => ({
          label: name,
          value: count?.stars ?? null,
          lower: count?.interval.lower,
          upper: count?.interval.upper,
          text: count ? `${texts.number(count.stars)} (${ends(teller, count.interval, 'amount')})` : text('recognize.hidden'),
          short: count ? texts.number(count.stars) : undefined,
        })),
      }),
      note: [text('recognize.note', { level: figures.level(level) }), hidden ? text('recognize.hidden-note', { threshold: host.privacyThreshold }) : ''].filter(Boolean).join(' '),
      open: texts.text('chart.open'),
      caption,
      table,
    });
  };

  const scope = ({ periods, all, givers, employees }: RecognitionCounts): string => {
    const stars = text('recognize.stars', { count: all!.stars });
    const [first, last] = [periods[0]!, periods.at(-1)!];
    const when = first === last ? text('recognize.counts-one', { stars, from: named(first) }) : text('recognize.counts-all', { stars, from: named(first), to: named(last) });
    return [when, givers === null ? '' : text('recognize.givers', { count: givers }), employees === null ? '' : text('recognize.employees', { count: employees })].filter(Boolean).join(' · ');
  };

  return {
    mode: 'counts',
    render() {
      const stars = recognitionOf(host.events ?? [], { phases: host.touchpoints ?? {} });
      const counts = countRecognition(stars, { unit: host.unit, dayOf: dayOf(host), phases: Object.keys(host.phases ?? {}), privacyThreshold: host.privacyThreshold });
      const title = html`<h2 part="title">${text('recognize.counts')}</h2>`;
      if (!counts.all || counts.all.stars === 0) return html`<div class="room" part="counts">${title}<p>${counts.all ? text('recognize.counts-none') : text('recognize.counts-few', { threshold: host.privacyThreshold })}</p></div>`;
      const teller: Teller = { texts: charts, figures: new FigureWriter(charts, 1), frame: room.frame };
      const cell = (count: StarCount | null): string => (count ? charts.number(count.stars) : text('recognize.hidden'));
      const most = counts.phases.map((phase, i) => ({ phase, count: counts.byPhase[i]! })).filter(({ count }) => count !== null && count.stars > 0).sort((a, b) => b.count.stars - a.count.stars)[0];
      const latest = counts.byPeriod.at(-1);
      return html`<div class="room wide" part="counts">
        <div>${title}<p class="quiet">${scope(counts)}</p></div>
        ${chart(
          teller, counts.phases.map((phase, i) => [phaseName(phase), counts.byPhase[i]!] as const),
          most ? text('recognize.most', { phase: phaseName(most.phase), n: most.count.stars }) : text('recognize.phases'), text('recognize.cells'),
          {
            head: [text('recognize.phases'), ...counts.periods.map(named), text('recognize.all')],
            rows: [...counts.phases.map((phase, r) => [phaseName(phase), ...counts.cells[r]!.map(cell), cell(counts.byPhase[r]!)]), [text('recognize.all'), ...counts.byPeriod.map(cell), cell(counts.all)]],
          },
        )}
        ${chart(
          teller, counts.periods.map((period, i) => [named(period), counts.byPeriod[i]!] as const),
          latest ? text('recognize.latest', { period: named(counts.periods.at(-1)!), stars: text('recognize.stars', { count: latest.stars }) }) : text('recognize.periods'), text('recognize.periods'),
          {
            head: [charts.text('chart.period'), text('recognize.number'), charts.text('chart.interval', { level: teller.figures.level(counts.all!.interval.level) })],
            rows: counts.periods.map((period, i) => [named(period), cell(counts.byPeriod[i]!), counts.byPeriod[i] ? ends(teller, counts.byPeriod[i].interval, 'amount') : '\u2013']),
          },
        )}
      </div>`;
    },
  };
}
