import type { Coverage } from './coverage.js';
import type { Miss, TestReport } from './run.js';

/** A report as lines for a terminal. */
export function reportLines({ ok, problems, tests, coverage }: TestReport): readonly string[] {
  const lines = [
    ...problems.map(({ where, message }) => `error: ${where ?? ''}: ${message}`),
    ...tests.flatMap(({ name, ok, misses, path, ending }) => [`${ok ? 'ok' : 'not ok'}: ${name}`, ...(ok ? [] : [`  way: ${[...path, ending ?? 'no ending'].join(' > ')}`, ...misses.map(missLine)])]),
  ];
  if (problems.length > 0) return lines;
  const passed = tests.filter((test) => test.ok).length;
  return [...lines, ...(coverage ? coverageLines(coverage) : []), `${passed} of ${tests.length} tests passed${ok || passed < tests.length ? '' : '; less was visited than the file asks for'}`];
}

const missLine = ({ step, what, expected, actual }: Miss): string => `  ${step === undefined ? 'at the end' : `step ${step + 1}`}: ${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;

function coverageLines({ pages, questions, branches, endings, share }: Coverage): readonly string[] {
  const missed = [...pages.missed, ...branches.missed, ...endings.missed];
  return [
    `visited: ${pages.visited} of ${pages.total} pages, ${questions.visited} of ${questions.total} questions, ${branches.visited} of ${branches.total} branches, ${endings.visited} of ${endings.total} endings (${Math.floor(share * 100)} % of branches and endings)`,
    ...(missed.length > 0 ? [`not visited: ${missed.join(', ')}`] : []),
  ];
}
