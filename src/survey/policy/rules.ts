import type { AskKind, AskRecord, Clocks } from '../../model/index.js';
import type { AskContext, AskRequest, GateName } from './ask.js';
import { fullPolicy } from './defaults.js';
import { judgePage } from './pages.js';
import { drawOf } from './sample.js';
import { scheduleForbids } from './schedule.js';

const DAY = 86_400_000;
/** How far the clocks of two devices may be apart. What lies further ahead was noted by a clock that was wrong, and counts for nothing. */
const SKEW = DAY;
const KINDS: readonly AskKind[] = ['shown', 'minimised', 'dismissed', 'answered'];

/** What a rule says of one instant: why, and until when it forbids at least; no `until` where it allows. */
export interface Verdict {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly until?: number;
}
export interface Rule {
  readonly gate: GateName;
  judge(at: number): Verdict;
}

/** More than time is needed. */
const never = { until: Infinity };
const always = (gate: GateName, verdict: Verdict): Rule => ({ gate, judge: () => verdict });

/** A signal of the browser that asks to be left alone. */
const signal = (gate: 'dnt' | 'gpc', said: boolean | undefined, heeded: boolean | undefined): Rule =>
  always(gate, said ? (heeded ? { code: `${gate}-asks`, ...never } : { code: `${gate}-not-heeded` }) : { code: `${gate}-silent` });

/** The latest moment at which something of a kind happened. */
function latest(records: readonly AskRecord[], kind: AskKind): number {
  let found = -Infinity;
  for (const record of records) if (record.kind === kind) found = Math.max(found, Date.parse(record.at));
  return found;
}

function clockRules(clocks: Clocks | undefined, scope: string, of: string, records: readonly AskRecord[]): Rule[] {
  return KINDS.filter((kind) => clocks?.[kind] !== undefined).map((kind) => {
    const days = clocks![kind]!;
    const last = latest(records, kind);
    const until = days === 'forever' ? (last === -Infinity ? last : Infinity) : Math.ceil(last + days * DAY);
    const values = { kind, scope, of, days, ...(last === -Infinity ? {} : { lastAt: last }) };
    return { gate: 'clock', judge: (at) => (at < until ? { code: 'clock-running', values, until } : { code: last === -Infinity ? 'clock-unused' : 'clock-run-out', values }) };
  });
}

/** All rules that a request has to pass, in the order of {@link GATES}. */
export function rulesOf(request: AskRequest, context: AskContext): readonly Rule[] {
  const policy = fullPolicy(context.policy);
  const { respect, perSession } = policy;
  const { signals = {}, visitor, session, page, mayAsk } = context;
  const own = Object.hasOwn(policy.surveys ?? {}, request.survey) ? policy.surveys![request.survey] : undefined;
  // a moment that cannot be read is not below anything, so it drops out here
  const history = (context.history ?? []).filter(({ at }) => Date.parse(at) <= context.now + SKEW);
  const about = history.filter(({ survey }) => survey === request.survey);
  const metricRules = request.metrics.flatMap((metric) => (Object.hasOwn(policy.metrics!, metric) ? [{ metric, rules: policy.metrics![metric]! }] : []));
  const pages = [policy.pages, own?.pages].filter((rules) => rules !== undefined);
  const schedules = [policy.schedule, own?.schedule].filter((rules) => rules !== undefined);

  const moment = (): Verdict => {
    if (request.moment === undefined) return { code: 'moment-untold' };
    const wrong = metricRules.find(({ rules }) => rules.moments && !rules.moments.includes(request.moment!));
    return wrong ? { code: 'moment-wrong', values: { metric: wrong.metric, moment: request.moment, moments: wrong.rules.moments!.join(', ') }, ...never } : { code: 'moment-fits', values: { moment: request.moment } };
  };
  const onPage = (): Verdict => {
    if (pages.length === 0 || page === undefined) return { code: 'page-any' };
    const verdicts = pages.map((rules) => judgePage(rules, page));
    const { passed, code, pattern } = verdicts.find((one) => !one.passed) ?? verdicts[0]!;
    return { code, values: { pattern }, ...(passed ? {} : never) };
  };
  const inTime = (at: number): Verdict => {
    const refusals = schedules.flatMap((schedule) => scheduleForbids(schedule, at) ?? []);
    const [worst] = refusals.sort((a, b) => b.until - a.until);
    if (!worst) return { code: schedules.length > 0 ? 'schedule-open' : 'schedule-any' };
    return { code: worst.code, until: worst.until, ...(worst.at === undefined ? {} : { values: { borderAt: worst.at } }) };
  };
  const drawn = (): Verdict => {
    const share = own?.sample ?? 1;
    const values = { percent: Math.round(share * 1e4) / 100 };
    if (share >= 1) return { code: 'sample-all' };
    if (visitor === undefined) return { code: 'sample-no-visitor', values, ...never };
    return drawOf(visitor, request.survey) < share ? { code: 'sample-in', values } : { code: 'sample-out', values, ...never };
  };
  const transaction = (): Verdict => {
    if (request.transaction === undefined || policy.oncePerTransaction === false) return { code: 'transaction-any' };
    const values = { transaction: request.transaction };
    return history.some((record) => record.transaction === request.transaction) ? { code: 'transaction-asked', values, ...never } : { code: 'transaction-new', values };
  };
  const visit = (): Verdict => {
    if (perSession === null || perSession === undefined || session === undefined) return { code: 'session-any' };
    const count = new Set(history.filter((record) => record.session === session && record.kind === 'shown').map(({ survey }) => survey)).size;
    return count < perSession ? { code: 'session-room', values: { count, most: perSession } } : { code: 'session-full', values: { count, most: perSession }, ...never };
  };
  const preference = (at: number): Verdict => {
    if (!mayAsk) return { code: 'preference-untold' };
    const { allowed, reason, next } = mayAsk(request, at, history);
    return allowed ? { code: 'preference-allows' } : { code: 'preference-forbids', values: { reason }, until: next !== null && next > at ? next : Infinity };
  };

  return [
    always('history', context.history ? { code: 'history-known' } : { code: 'history-unknown', ...never }),
    always('consent', !respect!.consent ? { code: 'consent-not-needed' } : signals.consent ? { code: 'consent-given' } : { code: 'consent-missing', ...never }),
    signal('dnt', signals.dnt, respect!.dnt),
    signal('gpc', signals.gpc, respect!.gpc),
    { gate: 'preference', judge: preference },
    always('moment', moment()),
    always('page', onPage()),
    { gate: 'schedule', judge: inTime },
    always('sample', drawn()),
    always('transaction', transaction()),
    ...clockRules(policy.clocks, 'all', '', history),
    ...metricRules.flatMap(({ metric, rules }) => clockRules(rules.clocks, 'metric', metric, history.filter(({ metrics }) => metrics?.includes(metric)))),
    ...clockRules(own?.clocks, 'survey', request.survey, about),
    always('session', visit()),
    always('open', context.open === undefined ? { code: 'open-none' } : context.open ? { code: 'open-other', values: { survey: context.open }, ...never } : { code: 'open-elsewhere', ...never }),
  ];
}
