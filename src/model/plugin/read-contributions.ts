import type * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { ok, type Result } from '../../core/result.js';
import { parse } from '../parse.js';
import { contributionName, contributionSchemas, type Contribution, type Contributions, type PointName } from './contributions/index.js';
import type { PluginManifest } from './manifest.js';
import { OWN_PUBLISHER } from './key.js';
import { plainCopy, type Plain } from './plain.js';

/** More entries than this at one point are left out. */
const MOST_ENTRIES = 500;
/** More problems than this are not told of one manifest. */
const MOST_PROBLEMS = 50;
/** A point of another plugin, with its version. */
const OTHER_POINT = /^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9_-]+)+\/v[1-9]\d{0,3}$/;

/** Nothing at any point. */
const NOTHING = Object.freeze(Object.fromEntries(Object.keys(contributionSchemas).map((name) => [name, Object.freeze([])]))) as unknown as Contributions;

/** What a schema has accepted: the plain copy itself, for the schemas of manifests change nothing. */
export function accepted<T>(schema: z.ZodMiniType<T>, copy: Plain): Result<T, readonly Problem[]> {
  const outcome = parse(schema, copy);
  return outcome.ok ? ok(copy as T) : outcome;
}

/** What a manifest contributes, read point by point, each when it is first looked at. */
export function readContributions(raw: unknown, publisher: string, tell: (problem: Problem) => void): Pick<PluginManifest, 'points' | 'contributes' | 'otherContributions'> {
  let told = 0;
  const report = (problem: Problem): void => {
    told += 1;
    if (told <= MOST_PROBLEMS) tell(problem);
  };
  const points: PointName[] = [];
  const others = new Map<string, readonly Plain[]>();
  const contributes = Object.create(NOTHING) as object;
  for (const [name, entries] of entriesOf(raw, report)) {
    const where = `/contributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const taken = (): readonly Plain[] => {
      const copy = plainCopy(entries.slice(0, MOST_ENTRIES));
      if (entries.length > MOST_ENTRIES) report({ code: 'too_big', message: `Only the first ${MOST_ENTRIES} of ${entries.length} entries are taken.`, where });
      if (copy.ok) return copy.value as readonly Plain[];
      report({ ...copy.error, where: `${where}${copy.error.where ?? ''}` });
      return [];
    };
    if (Object.hasOwn(contributionSchemas, name)) {
      points.push(name as PointName);
      let read: readonly unknown[] | undefined;
      Object.defineProperty(contributes, name, { enumerable: true, get: () => (read ??= readPoint(name as PointName, taken(), publisher, report)) });
    } else if (OTHER_POINT.test(name)) others.set(name, taken());
    else report({ code: 'unknown-point', message: `There is no contribution point "${name}". A point of another plugin is named with its version, such as "acme.badges/v1".`, where });
  }
  return { points, contributes: Object.freeze(contributes) as Contributions, otherContributions: others };
}

/** The points under `contributes` with their lists; whatever else is there is reported. */
function entriesOf(raw: unknown, report: (problem: Problem) => void): [name: string, entries: readonly unknown[]][] {
  if (raw === undefined) return [];
  const found: [string, readonly unknown[]][] = [];
  try {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      report({ code: 'invalid_type', message: 'This must be an object with a list of entries for each point.', where: '/contributes' });
      return [];
    }
    for (const [name, entries] of Object.entries(raw)) {
      if (Array.isArray(entries)) found.push([name, entries]);
      else report({ code: 'invalid_type', message: 'This must be a list of entries.', where: `/contributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
    }
  } catch {
    report({ code: 'not-plain', message: 'This cannot be read: one of its values throws when it is looked at.', where: '/contributes' });
  }
  return found;
}

function readPoint<Name extends PointName>(name: Name, entries: readonly Plain[], publisher: string, report: (problem: Problem) => void): readonly Contribution<Name>[] {
  const read: Contribution<Name>[] = [];
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const where = `/contributes/${name}/${i}`;
    const outcome = accepted(contributionSchemas[name] as unknown as z.ZodMiniType<Contribution<Name>>, entry);
    if (!outcome.ok) {
      for (const problem of outcome.error) report({ ...problem, where: `${where}${problem.where ?? ''}` });
      continue;
    }
    const called = contributionName(name, outcome.value);
    if (called !== undefined && publisher !== OWN_PUBLISHER && !called.startsWith(`${publisher}.`)) {
      report({ code: 'not-yours', message: `"${called}" must begin with "${publisher}.", the publisher of this plugin.`, where });
    } else if (called !== undefined && seen.has(called)) {
      report({ code: 'duplicate', message: `"${called}" is here twice; the first stays.`, where });
    } else {
      if (called !== undefined) seen.add(called);
      read.push(outcome.value);
    }
  }
  return Object.freeze(read);
}
