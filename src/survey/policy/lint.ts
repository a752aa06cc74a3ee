import type { Clocks, ContactPolicy } from '../../model/index.js';
import type { AskRequest } from './ask.js';
import { fullPolicy } from './defaults.js';

/** What is wrong with a configuration, or would surprise its author. */
export type AskFindingCode = 'moment-wrong' | 'moment-untold' | 'no-rest' | 'short-rest' | 'no-transaction' | 'same-name' | 'sample-no-visitor';

export interface AskFinding {
  readonly code: AskFindingCode;
  /** The survey it is about. */
  readonly survey: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Asked more often than this, the same people are measured again before anything can have changed, and grow tired of it. In days. */
const LEAST_REST = { nps: 30 } as const;

const daysOf = (clocks: Clocks | undefined, kind: keyof Clocks): number => (clocks?.[kind] === 'forever' ? Infinity : (clocks?.[kind] as number | undefined) ?? 0);

/**
 * What breaks the rules of timing, before anybody is asked: a metric at the wrong point of the journey, the same person again too soon, one transaction twice.
 *
 * @param requests the surveys of a page or a site
 * @param visitorKnown is there a pseudonym that stays the same over visits?
 */
export function lintAsking(given: ContactPolicy, requests: readonly AskRequest[], visitorKnown = true): readonly AskFinding[] {
  const policy = fullPolicy(given);
  const findings: AskFinding[] = [];
  const find = (code: AskFindingCode, survey: string, values: AskFinding['values'] = {}): void => void findings.push({ code, survey, values });
  for (const [i, { survey, metrics, moment, transaction }] of requests.entries()) {
    const own = Object.hasOwn(policy.surveys ?? {}, survey) ? policy.surveys![survey] : undefined;
    for (const metric of metrics) {
      const rules = Object.hasOwn(policy.metrics!, metric) ? policy.metrics![metric] : undefined;
      const moments = rules?.moments;
      if (moments && moment === undefined) find('moment-untold', survey, { metric, moments: moments.join(', ') });
      else if (moments && !moments.includes(moment!)) find('moment-wrong', survey, { metric, moment: moment!, moments: moments.join(', ') });
      const rest = Math.max(...[policy.clocks, rules?.clocks, own?.clocks].map((clocks) => daysOf(clocks, 'answered')));
      const least = Object.hasOwn(LEAST_REST, metric) ? LEAST_REST[metric as keyof typeof LEAST_REST] : 0;
      if (rest === 0 && transaction === undefined) find('no-rest', survey, { metric });
      else if (rest < least) find('short-rest', survey, { metric, days: rest, least });
    }
    if ((moment === 'after-transaction' || moment === 'after-interaction') && transaction === undefined) find('no-transaction', survey);
    if ((own?.sample ?? 1) < 1 && !visitorKnown) find('sample-no-visitor', survey);
    const other = requests.slice(0, i).find((one) => one.survey === survey);
    if (other && other.metrics.join() !== metrics.join()) find('same-name', survey);
  }
  return findings;
}
