import { html, nothing, type TemplateResult } from 'lit';
import { npsDifferenceAdjustedWald, type Change } from '../../../src/metrics/index.js';
import type { Distribution, Reading } from '../../../src/metrics/reading.js';
import { renderChart } from '../../../components/base/charts/figure.js';
import { renderIntervals } from '../../../components/base/charts/intervals.js';
import { amount, differenceEnds, ends, figureText, pText } from '../../../components/base/charts/told/teller.js';
import { changeGlyph } from '../../../components/metric/glyphs.js';
import type { Span, SurveyStudy } from '../study.js';
import { comparison, nameOf, spanName, type SurveyChoice } from './survey.js';
import { choice, facts, section, type View } from './view.js';

/** Is the change real? Two periods or two groups, with a test that says real, maybe or noise. */
export function changeSection(view: View, study: SurveyStudy, chosen: SurveyChoice, choose: (choice: SurveyChoice) => void): TemplateResult {
  const { text } = view.texts;
  const found = comparison(view, study, chosen);
  const names = namesOf(view, study, chosen);
  return section(
    'q-change',
    text('a.q.change'),
    html`${controls(view, study, chosen, choose)}
      ${found && names[0] !== names[1]
        ? found.change
          ? tell(view, found.change, found.later, found.earlier, names)
          : html`<p>${text('a.no-change')}</p>`
        : html`<p>${text('a.choose-two')}</p>`}`,
  );
}

function namesOf(view: View, study: SurveyStudy, chosen: SurveyChoice): readonly [later: string, earlier: string] {
  if (!chosen.groups) return [spanName(view, chosen.later), spanName(view, chosen.earlier)];
  const name = nameOf(view, view.texts.text(study.dimensions[chosen.dimension]!.title));
  return [name(chosen.groups[0]), name(chosen.groups[1])];
}

function controls(view: View, study: SurveyStudy, chosen: SurveyChoice, choose: (choice: SurveyChoice) => void): TemplateResult {
  const { text } = view.texts;
  const { spans } = study.figures[chosen.figure]!;
  const dimension = study.dimensions[chosen.dimension];
  const groups = dimension ? [...study.cube.segments.of(dimension.name)].map(({ value }) => value).sort() : [];
  const what = [
    ...(spans.length > 1 ? [{ value: 'spans', text: text('a.compare.spans') }] : []),
    ...(groups.length > 1 ? [{ value: 'groups', text: text('a.compare.groups') }] : []),
  ];
  const set = (kind: string): void => choose({ ...chosen, groups: kind === 'groups' ? [groups[0]!, groups[1]!] : null });
  const spanOptions = spans.map((span) => ({ value: span as Span | undefined, text: spanName(view, span) }));
  const groupOptions = groups.map((value) => ({ value, text: nameOf(view, text(dimension?.title ?? ''))(value) }));
  const pair = chosen.groups;
  return html`<div class="choices">
    ${what.length > 1 ? choice(text('a.compare'), what, pair ? 'groups' : 'spans', set, 'compare') : nothing}
    ${pair
      ? html`${choice(text('a.this'), groupOptions, pair[0], (one) => choose({ ...chosen, groups: [one, pair[1]] }), 'this-group')}${choice(text('a.with'), groupOptions, pair[1], (other) => choose({ ...chosen, groups: [pair[0], other] }), 'other-group')}`
      : spans.length > 1
        ? html`${choice(text('a.this'), spanOptions, chosen.later, (later) => choose({ ...chosen, later }), 'later')}${choice(text('a.with'), spanOptions, chosen.earlier, (earlier) => choose({ ...chosen, earlier }), 'earlier')}`
        : nothing}
  </div>`;
}

function tell(view: View, change: Change, later: Reading, earlier: Reading, [now, was]: readonly [string, string]): TemplateResult {
  const { texts, figures, exact, frame } = view;
  const { text } = texts;
  const row = (label: string, reading: Reading, tone: string) => ({
    label, value: reading.value, lower: reading.interval?.lower, upper: reading.interval?.upper, text: figureText(view, reading, view.privacyThreshold), short: reading.value === null ? undefined : figures.value(reading.value, reading.unit), tone,
  });
  const z = zOf(later.distribution, earlier.distribution);
  return html`<p class=${`verdict ${change.verdict}`}>${changeGlyph(change.verdict, change.difference)}
      <span><strong>${amount({ figures: exact }, change.difference, change.unit)}</strong> ${text(`a.change.${change.verdict}`)}</span></p>
    ${renderChart({
      sentence: text('a.change.text', { later: now, earlier: was, laterValue: figureText(view, later), earlierValue: figureText(view, earlier) }),
      picture: renderIntervals({ frame, format: (value) => figures.mark(value, change.unit), within: later.range, rows: [row(was, earlier, 'plain'), row(now, later, 'plain')] }),
      open: text('chart.open'),
      caption: text('a.change.caption'),
      table: {
        head: [text('a.compared'), text('chart.figure'), text('chart.interval', { level: figures.level(0.95) }), text('chart.n')],
        rows: [[was, earlier], [now, later]].map(([name, reading]) => {
          const { value, unit, interval, n } = reading as Reading;
          return [name as string, value === null ? '\u2013' : exact.value(value, unit), ends({ texts, figures: exact }, interval, unit), texts.number(n)];
        }),
      },
    })}
    ${facts([
      [text('a.difference'), `${amount({ figures: exact }, change.difference, change.unit)}${change.interval ? `, ${text('chart.interval', { level: figures.level(change.interval.level) })} ${differenceEnds(view, change.interval, change.unit, 2)}` : ''}`],
      [text('a.test'), `${change.method}, ${pText(view, change.p, 'p')}${z === null ? '' : `, z = ${exact.value(z, 'score')}`}`],
      [text('a.reading'), text('a.reading.text')],
    ])}`;
}

/** In standard errors, where both are net promoter scores. */
function zOf(later: Distribution | null, earlier: Distribution | null): number | null {
  const counts = (distribution: Distribution | null) => {
    const of = (id: string): number | undefined => distribution?.groups.find((group) => group.id === id)?.n;
    const [promoters, passives, detractors] = [of('promoter'), of('passive'), of('detractor')];
    return promoters === undefined || passives === undefined || detractors === undefined ? null : { promoters, passives, detractors };
  };
  const [now, was] = [counts(later), counts(earlier)];
  return now && was ? (npsDifferenceAdjustedWald(now, was)?.z ?? null) : null;
}
