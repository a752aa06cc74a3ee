import { CxError } from '../../../core/problem.js';
import { ACCESS } from './access.js';
import { BAD_INPUT } from './bad-input.js';
import type { Check, Verdict } from './check.js';
import { DELIVERY } from './delivery.js';
import { RIGHTS } from './rights.js';
import { said, Target, type TargetOptions } from './target.js';

/** All there is to check, in the order in which it is tried. */
export const CHECKS: readonly Check[] = [...DELIVERY, ...BAD_INPUT, ...RIGHTS, ...ACCESS];

/** One check and what came of it. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** What to do, where it failed. */
  readonly remedy?: string;
}

/** What was found out about a backend. */
export interface CollectorReport {
  readonly endpoint: string;
  readonly findings: readonly Finding[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface CheckCollectorOptions extends TargetOptions {
  /** Only checks whose name begins like one of these. */
  readonly only?: readonly string[];
  /** Told of each finding when it is there. */
  readonly heard?: (finding: Finding) => void;
}

/**
 * Fires at a backend what can be fired from outside, faults of the network and hostile input, and says of each what came of it.
 * It stores a few hundred events that no figure counts, of the survey `check-collector`.
 *
 * @throws CxError `no-address`, `no-answer`, `no-right`, `no-check`
 */
export async function checkCollector(address: string, { only, heard, ...options }: CheckCollectorOptions = {}): Promise<CollectorReport> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new CxError({ code: 'no-address', message: `"${address}" is no address of a backend. Give one such as https://collector.bank.example or https://bank.example/api/events.` });
  const chosen = only ? CHECKS.filter(({ id }) => only.some((name) => id.startsWith(name))) : CHECKS;
  if (chosen.length === 0) throw new CxError({ code: 'no-check', message: `There is no check ${only?.join(', ')}. There is ${CHECKS.map(({ id }) => id).join(', ')}.` });
  const target = new Target(url, options);
  const first = await target.ask({ body: '[]' });
  if (first.broke !== undefined) throw new CxError({ code: 'no-answer', message: `${target.endpoint.href} gives ${said(first)}. Is it running, and reachable from here?` });
  if (first.status === 401 || first.status === 403) {
    const why = options.key === undefined ? 'It wants a key: give one that may send with --key.' : 'The key does not open it: give one that may send, such as that of a site, with --key.';
    throw new CxError({ code: 'no-right', message: `${target.endpoint.href} answers ${first.status}. ${why}` });
  }
  const findings: Finding[] = [];
  for (const { id, title, remedy, run } of chosen) {
    const verdict = await run(target).catch((error: unknown): Verdict => ({ kind: 'fail', saw: (error as Error).message }));
    const finding: Finding = { id, title, verdict, ...(verdict.kind === 'fail' && { remedy }) };
    findings.push(finding);
    heard?.(finding);
  }
  const count = (kind: Verdict['kind']): number => findings.filter(({ verdict }) => verdict.kind === kind).length;
  return { endpoint: target.endpoint.href, findings, passed: count('pass'), failed: count('fail'), skipped: count('skip') };
}

/** A finding as lines for people. */
export function findingLines({ id, title, verdict, remedy }: Finding): string {
  const word = { pass: 'pass', fail: 'FAIL', skip: 'skip' }[verdict.kind];
  const more = verdict.kind === 'fail' ? [`saw: ${verdict.saw}`, `do:  ${remedy ?? ''}`] : verdict.kind === 'skip' ? [`not tried: ${verdict.why}`] : [];
  return [`${word}  ${id.padEnd(24)} ${title}`, ...more.map((text) => `      ${text}`)].join('\n');
}
