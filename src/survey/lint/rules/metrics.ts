import type { Question } from '../../../model/index.js';
import { metricOf, scaleOf } from '../../scale.js';
import { finding, type Finding } from '../finding.js';
import type { LintKey } from '../words/index.js';
import type { Looked } from './rule.js';

type Metric = 'nps' | 'csat' | 'ces';
const KNOWN: Readonly<Record<Metric, { readonly name: string; readonly scales: readonly string[] }>> = {
  nps: { name: 'NPS', scales: ['0–10'] },
  csat: { name: 'CSAT', scales: ['1–5'] },
  ces: { name: 'CES', scales: ['1–7', '1–10'] },
};

/** When a metric is asked for at a moment that does not fit it; nothing where it fits. */
const MISFITS: Readonly<Record<Metric, Readonly<Partial<Record<NonNullable<Looked['survey']['moment']>, LintKey>>>>> = {
  nps: { 'after-interaction': 'wrong-moment.nps.after-interaction', 'after-transaction': 'wrong-moment.nps.after-transaction' },
  csat: { 'journey-end': 'wrong-moment.csat.journey-end' },
  ces: { 'journey-end': 'wrong-moment.ces.journey-end', 'any-time': 'wrong-moment.ces.any-time' },
};

/** The right metric at the right moment, once, on its scale, with a reason (MISSION M1 to M3 and M6). */
export function* metrics({ survey, ready }: Looked): Generator<Finding> {
  const rated: { readonly metric: Metric; readonly question: Question; readonly where: string }[] = [];
  const before: Question[] = [];
  for (const [i, page] of survey.pages.entries()) {
    for (const [j, question] of page.questions.entries()) {
      const metric = metricOf(question);
      const where = `/pages/${i}/questions/${j}`;
      if (metric === 'nps' || metric === 'csat' || metric === 'ces') {
        const scale = scaleOf(question);
        if (question.type !== metric && scale && !KNOWN[metric].scales.includes(`${scale.min}–${scale.max}`)) {
          yield finding('not-nps', `${where}/scale`, { key: 'not-nps', values: { name: KNOWN[metric].name, scales: KNOWN[metric].scales.join(' / '), ...scale } });
        }
        const misfit = survey.moment && MISFITS[metric][survey.moment];
        if (misfit) yield finding('wrong-moment', where, misfit);
        const same = rated.filter((one) => one.metric === metric && aboutOf(one.question) === aboutOf(question));
        const shared = same.find((one) => ((ready?.ways.questions.get(one.question.id) ?? 1) + (ready?.ways.questions.get(question.id) ?? 1)) > 1 + 1e-9);
        if (shared) yield finding('metric-twice', where, { key: 'metric-twice', values: { name: KNOWN[metric].name, question: shared.question.id } });
        if (rated.length === 0 && before.length > 2 && metric !== 'ces') yield finding('metric-late', where, { key: 'metric-late', values: { count: before.length } });
        rated.push({ metric, question, where });
      }
      if (question.type !== 'statement') before.push(question);
    }
  }
  if (rated.length === 0) return;
  if (!before.some(({ type }) => type === 'text')) yield finding('no-why', rated[0]!.where, 'no-why');
  if (survey.touchpoint === undefined && rated.some(({ metric }) => metric !== 'nps')) yield finding('no-touchpoint', '/touchpoint', 'no-touchpoint');
}

/** What a rating is about: two of one kind about one thing are one too many. */
function aboutOf(question: Question): string {
  const { touchpoint, area } = question.type === 'statement' ? {} : question;
  return JSON.stringify([touchpoint, area, 'wording' in question ? question.wording : undefined]);
}
