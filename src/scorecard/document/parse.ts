import { err } from '../../core/result.js';
import { parse, type Parsed } from '../../model/parse.js';
import { plainCopy } from '../../model/plugin/plain.js';
import { withKnownName } from '../../model/suggest.js';
import { SCORECARD_FORMAT } from './format.js';
import { scorecardSchema, type Scorecard } from './scorecard.js';
import { structureProblems } from './structure.js';

/** Reads a scorecard from somewhere that cannot be trusted. Never throws; every fault has its place, what is expected there and often what is meant. */
export function parseScorecard(input: unknown): Parsed<Scorecard> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const { format } = (plain.value ?? {}) as { readonly format?: unknown };
  const [, version] = /^cx-scorecard\/(\d+)$/.exec(String(format)) ?? [];
  if (version && +version > 1) {
    return err([{ code: 'newer-version', message: `This scorecard is of version ${version} of the form, and this copy of the library reads version 1. Use a newer copy, or save the scorecard as "${SCORECARD_FORMAT}".`, where: '/format' }]);
  }
  const parsed = parse(scorecardSchema, plain.value);
  if (!parsed.ok) return err(parsed.error.map((problem) => withKnownName(problem, scorecardSchema, plain.value)));
  const problems = structureProblems(parsed.value);
  return problems.length > 0 ? err(problems) : parsed;
}
