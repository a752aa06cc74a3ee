import { RUNGS, type Rung, type SandboxFiles } from '../sandbox/enclosure.js';
import { startRun } from '../sandbox/guest-run.js';
import { allowing } from './csp-policy.js';

/** The headers with which a site should serve `cx-sandbox.html`: the first is in the file already, but for what a file cannot say. */
export const SANDBOX_HEADER =
  "Content-Security-Policy: default-src 'none'; script-src 'self' blob:; worker-src blob:; connect-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts";
/** And `cx-sandbox-worker.js`, where it is used. */
export const WORKER_HEADER = "Content-Security-Policy: default-src 'none'; script-src blob:";

/** One way of enclosing plugins, tried on this page. */
export interface RungReport {
  readonly rung: Rung;
  readonly works: boolean;
  /** What stands in its way, in a sentence; undefined if nothing does. */
  readonly obstacle: string | undefined;
}

/** What the doctor found on this page. */
export interface Diagnosis {
  readonly tiers: Readonly<Record<'trusted' | 'isolated' | 'pure', string>>;
  readonly rungs: readonly RungReport[];
  /** Whole header lines: instead of those that the page, or the file, has now. */
  readonly headers: readonly { readonly for: string; readonly line: string; readonly why: string }[];
}

/** What a policy has refused while a rung was tried. */
interface Refusal {
  readonly directive: string;
  readonly policy: string;
  readonly uri: string;
}

/** Tries each way of enclosing a plugin for real, with an empty one, and says what this page's policy needs. Takes up to `patience` milliseconds each. */
export async function examinePage(files: SandboxFiles, patience = 3000): Promise<Diagnosis> {
  const rungs: RungReport[] = [];
  const headers: Diagnosis['headers'][number][] = [];
  for (const rung of RUNGS) {
    const file = fileOf(rung, files);
    if (file === undefined) {
      rungs.push({ rung, works: false, obstacle: 'Its file is not named.' });
      continue;
    }
    const { works, refusals } = await tryRung(rung, files, patience);
    const served = await look(file);
    rungs.push({ rung, works, obstacle: works ? undefined : obstacleOf(rung, file, refusals, served) });
    // the first rung that could work is the one to mend
    if (rung === 'page' && !works) headers.push(...cures(file, refusals));
    if (rung === 'page' && served.status === 200 && !/(^|[;\s])sandbox\b/.test(served.policy)) {
      headers.push({ for: file, line: SANDBOX_HEADER, why: 'Keeps the file harmless when it is opened without the sandbox attribute; its script refuses to run there anyway.' });
    }
    if (rung === 'worker' && served.status === 200 && !/default-src 'none'/.test(served.policy)) {
      headers.push({ for: file, line: WORKER_HEADER, why: 'Without it the worker would have the network, so it refuses to run a plugin.' });
    }
  }
  const best = rungs.find(({ works }) => works)?.rung;
  const verdict = best ? `works, by ${best === 'page' ? 'the sandbox page' : best === 'srcdoc' ? 'a frame without a file (srcdoc)' : "a worker file on the site's own origin, the weakest wall"}` : 'does not work here; such plugins are refused';
  return { tiers: { trusted: 'works: the page has loaded this module', isolated: verdict, pure: verdict }, rungs, headers };
}

/** The diagnosis as lines to read. */
export function prescription({ tiers, rungs, headers }: Diagnosis): string {
  return [
    ...Object.entries(tiers).map(([tier, verdict]) => `${tier}: ${verdict}`),
    ...rungs.map(({ rung, works, obstacle }) => `  ${rung}: ${works ? 'works' : obstacle}`),
    ...(headers.length > 0 ? ['', 'Headers to send:'] : []),
    ...headers.flatMap(({ for: what, line, why }) => [`  ${what}`, `    ${line}`, `    ${why}`]),
  ].join('\n');
}

const fileOf = (rung: Rung, { page, script, worker }: SandboxFiles): string | undefined => ({ page, srcdoc: script, worker })[rung];

async function tryRung(rung: Rung, files: SandboxFiles, patience: number): Promise<{ works: boolean; refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  const hear = (event: SecurityPolicyViolationEvent): void => void refusals.push({ directive: event.effectiveDirective, policy: event.originalPolicy, uri: event.blockedURI });
  document.addEventListener('securitypolicyviolation', hear);
  const start = { code: new TextEncoder().encode('export const activate = () => {};').buffer, tier: 'pure', plugin: 'cx.doctor', version: '1.0.0', mode: 'test', language: 'en', texts: {} } as const;
  const run = await startRun(files, start, { handle: () => undefined, onEvent() {}, onDeath() {}, onUncaught() {}, patience }, [rung]);
  if (run.ok) run.value.dispose();
  document.removeEventListener('securitypolicyviolation', hear);
  return { works: run.ok, refusals };
}

/** How the file is served. */
async function look(file: string): Promise<{ readonly status: number; readonly policy: string; readonly frameOptions: string }> {
  try {
    const { status, headers } = await fetch(file, { credentials: 'omit', cache: 'no-store' });
    return { status, policy: headers.get('content-security-policy') ?? '', frameOptions: headers.get('x-frame-options') ?? '' };
  } catch {
    return { status: 0, policy: '', frameOptions: '' };
  }
}

function obstacleOf(rung: Rung, file: string, refusals: readonly Refusal[], served: Awaited<ReturnType<typeof look>>): string {
  const [refusal] = refusals;
  if (refusal) return `The policy of this page refuses it (${refusal.directive}).`;
  if (served.status !== 200 && served.status !== 0) return `${file} is not there: the server answered ${served.status}.`;
  if (/deny/i.test(served.frameOptions)) return `${file} is served with "X-Frame-Options: ${served.frameOptions}". Send SAMEORIGIN for this file.`;
  return rung === 'worker' ? `${file} gave no sign of life. It needs a policy of its own.` : 'The sandbox gave no sign of life; this browser may not start workers in it.';
}

function cures(file: string, refusals: readonly Refusal[]): Diagnosis['headers'] {
  const { origin } = new URL(file, document.baseURI);
  const source = origin === location.origin ? "'self'" : origin;
  return refusals
    .filter(({ directive }) => /^(frame|child|default)-src$/.test(directive))
    .slice(0, 1)
    .map(({ policy }) => ({ for: 'this page', line: `Content-Security-Policy: ${allowing(policy, 'frame-src', source)}`, why: 'Lets the page open its sandbox, and no other frame.' }));
}
