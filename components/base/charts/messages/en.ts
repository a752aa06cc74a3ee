import type { Messages } from '../../localize.js';
import { chartWords } from './words.js';

/* The English texts of the charts, each kind apart: who shows one kind need not load the others. */

/** Of the scale answer by answer. */
export const distributionMessages = {
  'chart.distribution': '{groups}. The most frequent answer is {mode}.',
  'chart.distribution.group': '{share} are {group} ({steps})',
  'chart.distribution.caption': 'How many gave each answer',
  'chart.distribution.none': '{figure}. How many gave each answer is not kept for this figure.',
} as const satisfies Messages;

/** For the groups that answers fall into. */
export const answerGroupMessages = {
  'chart.promoter': 'promoters',
  'chart.passive': 'passives',
  'chart.detractor': 'detractors',
  'chart.satisfied': 'satisfied',
  'chart.other': 'not satisfied',
} as const satisfies Messages;

/** Of control charts. */
export const controlMessages = {
  'chart.control.common': '{period}: {value} is what chance gives. By itself the figure varies between {lower} and {upper}.',
  'chart.control.good': '{period}: {value} is better than chance explains ({cause}).',
  'chart.control.bad': '{period}: {value} is worse than chance explains ({cause}).',
  'chart.control.signals': { one: 'Of {total} periods, {count} stands out.', other: 'Of {total} periods, {count} stand out.' },
  'chart.control.no-signals': 'None of {total} periods stands out.',
  'chart.control.provisional': 'The limits rest on fewer than 12 periods and may still move.',
  'chart.control.flags': 'Flags: {list}.',
  'chart.control.by-period': 'Limits by how the figure varies from period to period (XmR chart, NHS rules). Up: better than chance. Down: worse than chance.',
  'chart.control.by-answers': 'Limits by how many answered in each period: three standard errors around all answers together. Up: better than chance. Down: worse than chance.',
  'chart.control.laney': 'Limits by how many answered in each period, widened by what varies beyond that (Laney). Up: better than chance. Down: worse than chance.',
  'chart.control.caption': 'The figure by period, with the limits of chance',
  'chart.control.one': 'A chart over time needs figures of at least two periods.',
  'chart.control.long': 'A chart over time shows at most {most} periods, and these are more. Choose a shorter stretch.',
  'chart.control.pass': 'As things are, the target of {target} is met every time.',
  'chart.control.fail': 'As things are, the target of {target} is not met.',
  'chart.control.chance': 'Whether the target of {target} is met is chance.',
  'chart.cause.common-cause': 'chance',
  'chart.cause.above-upper-limit': 'above the upper limit',
  'chart.cause.below-lower-limit': 'below the lower limit',
  'chart.cause.rising-trend': 'part of seven in a row that rise',
  'chart.cause.falling-trend': 'part of seven in a row that fall',
  'chart.cause.two-in-three-above': 'two of three close to the upper limit',
  'chart.cause.two-in-three-below': 'two of three close to the lower limit',
  'chart.cause.seven-above': 'part of seven in a row above the mean',
  'chart.cause.seven-below': 'part of seven in a row below the mean',
} as const satisfies Messages;

/** Of changes that are split. */
export const mixMessages = {
  'chart.mix': '{change}: {rate} because groups answer differently, {mix} because other people answer. Most comes from {group} ({amount}).',
  'chart.mix.rate': 'Answers changed',
  'chart.mix.mix': 'People changed',
  'chart.mix.sum': 'Together',
  'chart.mix.people': 'Other people answer',
  'chart.mix.caption': 'What each group did to the change',
  'chart.mix.note': 'Kitagawa 1955. It says where a change comes from, not why; a small group may be noise.',
} as const satisfies Messages;

/** Of figures by group. */
export const groupMessages = {
  'chart.groups': 'Highest: {high}. Lowest: {low}.',
  'chart.groups.real': { one: '{count} of {total} groups really changed: {names}.', other: '{count} of {total} groups really changed: {names}.' },
  'chart.groups.none': 'In none of the {total} groups is the change real by itself.',
  'chart.groups.caption': 'The figure by group',
  'chart.groups.changes': 'The change by group',
  'chart.groups.holm': 'p-values are raised for looking at all groups (Holm), so that not one "real" is a false alarm, with 95 % confidence.',
  'chart.change-of': 'Change of {group}',
} as const satisfies Messages;

/** Of how long customers stay. */
export const survivalMessages = {
  'chart.survival': 'Still here after {time}: {shares}.',
  'chart.survival.share': '{label} {share}',
  'chart.survival.caption': 'The share still here',
  'chart.survival.time': 'After',
  'chart.survival.note': 'Kaplan-Meier: customers who are still here count for as long as they have been. The band is the {level} interval.',
} as const satisfies Messages;

/** Of many groups beside the limits for their size. */
export const funnelMessages = {
  'chart.funnel': { one: '{count} of {total} lies beyond the limits of chance: {names}. The others do not differ for all that can be told.', other: '{count} of {total} lie beyond the limits of chance: {names}. The others do not differ for all that can be told.' },
  'chart.funnel.none': 'All {total} lie within the limits of chance: they do not differ for all that can be told.',
  'chart.funnel.caption': 'Each group and the limits for its size',
  'chart.funnel.all': 'all {value}',
  'chart.funnel.warning-limits': '95 % limits',
  'chart.funnel.place': 'Place',
  'chart.funnel.inside': 'within',
  'chart.funnel.above': 'above 95 %',
  'chart.funnel.far-above': 'above 99.8 %',
  'chart.funnel.below': 'below 95 %',
  'chart.funnel.far-below': 'below 99.8 %',
} as const satisfies Messages;

/** Of figures among those of others. */
export const benchmarkMessages = {
  'chart.benchmark': '{own}: {value} is {standings}.',
  'chart.benchmark.is-ahead': 'ahead of {names}',
  'chart.benchmark.is-about': 'not to be told apart from {names}',
  'chart.benchmark.is-behind': 'behind {names}',
  'chart.benchmark.ahead': 'ahead',
  'chart.benchmark.about': 'cannot be told apart',
  'chart.benchmark.behind': 'behind',
  'chart.benchmark.unknown': 'cannot be told',
  'chart.benchmark.acsi-style': 'ACSI-style index',
  'chart.benchmark.industry': 'Industry',
  'chart.benchmark.competitor': 'Competitor',
  'chart.benchmark.best-in-class': 'Best in class',
  'chart.benchmark.own': 'Ourselves before',
  'chart.benchmark.ours': 'Our figure',
  'chart.benchmark.whose': 'Whose',
  'chart.benchmark.gap': 'Gap',
  'chart.benchmark.standing': 'We are',
  'chart.benchmark.date': 'Of',
  'chart.benchmark.source': 'Source',
  'chart.benchmark.sources': 'Sources',
  'chart.benchmark.own-n': { one: '{count} answer', other: '{count} answers' },
  'chart.benchmark.caption': 'Our figure and those of others',
  'chart.benchmark.note': 'Ahead and behind go by the interval of our figure. The others come without one and may have been asked otherwise: a small gap may be none.',
  'chart.benchmark.old': { one: '{name} is {count} month old.', other: '{name} is {count} months old.' },
  'chart.benchmark.acsi': 'An \u201cACSI-style\u201d index weighs its three questions alike; it is not the ACSI.',
  'chart.benchmark.none': 'There is nothing to compare with yet.',
} as const satisfies Messages;

/** All texts of the charts. */
export const chartMessages = {
  ...chartWords,
  ...distributionMessages,
  ...answerGroupMessages,
  ...controlMessages,
  ...mixMessages,
  ...groupMessages,
  ...survivalMessages,
  ...funnelMessages,
  ...benchmarkMessages,
} as const satisfies Messages;
