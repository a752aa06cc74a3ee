import { conditionsOf } from '../../conditions.js';
import { possibleAnswers, referencesIn } from '../../ways/index.js';
import type { Severity } from '../codes.js';
import { finding, type Finding } from '../finding.js';
import type { Said } from '../words/index.js';
import type { Looked } from './rule.js';

/** What nobody comes to, what nobody gets out of, and conditions that say nothing. */
export function* reach(looked: Looked): Generator<Finding> {
  const { survey, ready } = looked;
  const targets = new Set(survey.pages.flatMap(({ next = [] }) => next.map(({ to }) => to)));
  for (const [i, page] of survey.pages.entries()) {
    if (page.questions.length === 0 && page.title === undefined && page.description === undefined) yield finding('empty-page', `/pages/${i}`, 'empty-page', survey.pages.length > 1 && !targets.has(page.id) ? { fix: { says: 'empty-page.fix', patch: [{ op: 'remove', path: `/pages/${i}` }] } } : {});
    for (const [j, question] of page.questions.entries()) {
      if (question.type === 'statement' || question.type === 'custom' || possibleAnswers(question).answers.length > 0) continue;
      yield finding('impossible', `/pages/${i}/questions/${j}`, 'impossible', { severity: question.required ? 'error' : 'warning' });
    }
  }
  const endings = survey.endings ?? [];
  if (endings.length > 0 && endings.every(({ when }) => when !== undefined)) yield finding('no-ending-for-all', '/endings', 'no-ending-for-all');
  if (!ready) return;
  const { ways } = ready;
  const sure: { readonly severity?: Severity } = ways.complete ? {} : { severity: 'hint' };
  const tried = ways.complete ? '' : '.tried';

  for (const [i, page] of survey.pages.entries()) {
    if (ways.stuck.has(page.id)) yield finding('dead-end', `/pages/${i}`, stuckAt(page.id, ways.stuck.get(page.id)!));
    const empty = page.questions.length === 0 && page.title === undefined && page.description === undefined;
    if (!ways.pages.has(page.id)) {
      if (!empty) yield finding('never-shown', `/pages/${i}`, { key: `never-shown.page${tried}`, values: { id: page.id } }, sure);
    } else for (const [j, { id }] of page.questions.entries()) if (!ways.questions.has(id)) yield finding('never-shown', `/pages/${i}/questions/${j}`, { key: `never-shown.question${tried}`, values: { id } }, sure);
  }
  const fullTo = new Set((survey.quotas ?? []).map(({ to }) => to));
  for (const [i, { id }] of endings.entries()) if (!ways.endings.has(id) && !fullTo.has(id)) yield finding('never-shown', `/endings/${i}`, { key: `never-shown.ending${tried}`, values: { id } }, sure);
  for (const where of ways.pointless) yield finding('pointless-way', where, 'pointless-way', { fix: { says: 'pointless-way.fix', patch: [{ op: 'remove', path: where }] } });

  for (const { condition, where } of conditionsOf(survey)) {
    const count = ways.conditions.get(where);
    if (!count) continue; // nobody comes there, which was said
    if (count.held === 0) yield finding('never-holds', where, `never-holds${tried}`, sure);
    else if (count.held > count.asked - 1e-9 && ways.complete && hasFollowers(looked, where)) yield finding('always-holds', where, 'always-holds');
    const places = new Set([...referencesIn(condition, where)].flatMap(({ kind, id }) => (kind === 'answers' ? [id] : [])));
    for (const id of places) {
      const askedAtAll = ways.questions.has(id);
      if (askedAtAll && !ways.known.has(`${where} ${id}`)) yield finding('never-known', where, { key: `never-known${tried}`, values: { id } }, sure);
    }
  }
}

/** Does something come after this condition that is asked only if it does not hold? */
function hasFollowers({ survey: { pages, endings = [] }, ready }: Looked, where: string): boolean {
  const way = /^\/pages\/(\d+)\/next\/(\d+)\/when$/.exec(where);
  if (way) return Number(way[2]) < (pages[Number(way[1])]!.next?.length ?? 0) - 1;
  const ending = /^\/endings\/(\d+)\/when$/.exec(where);
  return ending !== null && endings.slice(Number(ending[1]) + 1).some(({ id }) => !ready!.ways.endings.has(id));
}

const stuckAt = (page: string, share: number): Said => (share < 0.01 ? { key: 'dead-end.few', values: { page } } : { key: 'dead-end', values: { page, share: `${Math.round(share * 100)} %` } });
