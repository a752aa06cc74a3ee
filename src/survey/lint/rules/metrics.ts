import type { Question } from '../../../model/index.js';
import { metricOf, scaleOf } from '../../scale.js';
import { finding, type Finding } from '../finding.js';
import type { Looked } from './rule.js';

type Metric = 'nps' | 'csat' | 'ces';
const KNOWN: Readonly<Record<Metric, { readonly name: string; readonly scales: readonly string[] }>> = {
  nps: { name: 'NPS', scales: ['0 to 10'] },
  csat: { name: 'CSAT', scales: ['1 to 5'] },
  ces: { name: 'CES', scales: ['1 to 7', '1 to 10'] },
};

/** When a metric is asked for at a moment that does not fit it; nothing where it fits. */
const MISFITS: Readonly<Record<Metric, Readonly<Partial<Record<NonNullable<Looked['survey']['moment']>, string>>>>> = {
  nps: {
    'after-interaction': 'Whether somebody would recommend you is asked at the end of a journey; after one contact they answer about the contact. Ask for satisfaction (csat).',
    'after-transaction': 'Whether somebody would recommend you is asked at the end of a journey; after a transaction ask for the effort (ces).',
  },
  csat: { 'journey-end': 'Satisfaction is asked right after an interaction, while it is fresh; at the end of a journey ask for nps.' },
  ces: {
    'journey-end': 'Effort is asked after a transaction; at the end of a journey nobody remembers which one is meant.',
    'any-time': 'Effort is the effort of something: ask after a transaction such as a return or an issue.',
  },
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
        if (question.type !== metric && scale && !KNOWN[metric].scales.includes(`${scale.min} to ${scale.max}`)) {
          yield finding('not-nps', `${where}/scale`, `${KNOWN[metric].name} is asked on a scale from ${KNOWN[metric].scales.join(', or from ')}, and this goes from ${scale.min} to ${scale.max}. Give it a metric of its own.`);
        }
        const misfit = survey.moment && MISFITS[metric][survey.moment];
        if (misfit) yield finding('wrong-moment', where, misfit);
        const same = rated.filter((one) => one.metric === metric && aboutOf(one.question) === aboutOf(question));
        const shared = same.find((one) => ((ready?.ways.questions.get(one.question.id) ?? 1) + (ready?.ways.questions.get(question.id) ?? 1)) > 1 + 1e-9);
        if (shared) yield finding('metric-twice', where, `${KNOWN[metric].name} is asked for already, by "${shared.question.id}". If this is about something else, say what: an area, a touchpoint or a wording of its own.`);
        if (rated.length === 0 && before.length > 2 && metric !== 'ces') yield finding('metric-late', where, `${before.length} questions come before it. Ask for the rating first.`);
        rated.push({ metric, question, where });
      }
      if (question.type !== 'statement') before.push(question);
    }
  }
  if (rated.length === 0) return;
  if (!before.some(({ type }) => type === 'text')) yield finding('no-why', rated[0]!.where, 'The survey asks for a rating and never for its reason. Add an open question.');
  if (survey.touchpoint === undefined && rated.some(({ metric }) => metric !== 'nps')) yield finding('no-touchpoint', '/touchpoint', 'Say at which touchpoint it is asked, so that scorecards and journey maps can place the answers.');
}

/** What a rating is about: two of one kind about one thing are one too many. */
function aboutOf(question: Question): string {
  const { touchpoint, area } = question.type === 'statement' ? {} : question;
  return JSON.stringify([touchpoint, area, 'wording' in question ? question.wording : undefined]);
}
