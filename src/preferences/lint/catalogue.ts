import type { Problem } from '../../core/problem.js';
import type { Catalogue } from '../../model/index.js';
import { own } from '../own.js';

/** What a catalogue names that it does not have, and what will never be sent: for whoever writes it. */
export function lintCatalogue({ topics, channels, groups = {}, lifeEvents = {}, stages = {}, jurisdictions, notices }: Catalogue): Problem[] {
  const problems: Problem[] = [];
  const named = (things: Readonly<Record<string, unknown>>, id: string | undefined, what: string, where: string): void => {
    if (id !== undefined && !own(things, id)) problems.push({ code: `unknown-${what}`, message: `There is no ${what} "${id}" in this catalogue.`, where });
  };
  for (const [id, topic] of Object.entries(topics)) {
    topic.channels.forEach((channel, i) => named(channels, channel, 'channel', `/topics/${id}/channels/${i}`));
    named(groups, topic.group, 'group', `/topics/${id}/group`);
    named(lifeEvents, topic.lifeEvent?.kind, 'life-event', `/topics/${id}/lifeEvent/kind`);
    if (topic.class === 'safety' && topic.basis !== 'legal') {
      problems.push({ code: 'safety-basis', message: 'A safety topic goes before every choice; its basis must be "legal".', where: `/topics/${id}/basis` });
    }
    if (topic.class === 'none' && (topic.basis === 'contract' || topic.basis === 'legal')) {
      problems.push({ code: 'unrefusable-marketing', message: 'A topic of class "none" needs the basis "opt-in" or "opt-out", or the customer could not say no to it.', where: `/topics/${id}/basis` });
    }
  }
  if (Object.keys(notices).length === 0 && Object.values(topics).some(({ basis }) => basis === 'opt-in')) {
    problems.push({ code: 'no-notice', message: 'A topic of the basis "opt-in" needs a notice that says what a yes is given to: without one no yes can be taken.', where: '/notices' });
  }
  for (const [id, { fallback }] of Object.entries(channels)) {
    named(channels, fallback, 'channel', `/channels/${id}/fallback`);
    if (fallback === id) problems.push({ code: 'own-fallback', message: 'A channel cannot be its own fallback.', where: `/channels/${id}/fallback` });
  }
  for (const [id, { after }] of Object.entries(stages)) named(lifeEvents, after, 'life-event', `/stages/${id}/after`);
  jurisdictions.forEach((law, i) => {
    if (law.allow.length === 0) problems.push({ code: 'never-allowed', message: `The law "${law.id}" allows no hours at all.`, where: `/jurisdictions/${i}/allow` });
    law.channels.forEach((channel, n) => named(channels, channel, 'channel', `/jurisdictions/${i}/channels/${n}`));
  });
  return problems;
}
