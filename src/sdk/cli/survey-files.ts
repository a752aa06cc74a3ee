import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CxError } from '../../core/problem.js';
import { applyFix, lintSurvey, surveyFigures, type SurveyFigures } from '../../survey/lint/index.js';
import { reportLines, runSurveyTests } from '../../survey/testing/index.js';

/** What a command has to say, and whether all is well. */
export interface Said {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/** More fixes than this no document needs: each takes something away for good. */
const MOST_FIXES = 1000;

/**
 * Says what is wrong with surveys in files, and how long they take.
 *
 * @param fix writes files anew in which everything is mended that needs no thought
 */
export function lintSurveyFiles(paths: readonly string[], { fix = false } = {}): Said {
  const lines: string[] = [];
  let errors = 0;
  for (const path of paths) {
    let document = readJson(path);
    let fixed = 0;
    for (let next = fix ? withFix(document) : undefined; next !== undefined && fixed < MOST_FIXES; next = withFix(document)) {
      document = next;
      fixed += 1;
    }
    if (fixed > 0) writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
    const findings = lintSurvey(document);
    errors += findings.filter(({ severity }) => severity === 'error').length;
    for (const { severity, code, where, message } of findings) lines.push(`${path}${where}: ${severity} ${code}: ${message}`);
    const figures = surveyFigures(document);
    lines.push(`${path}: ${findings.length === 0 ? 'nothing to say' : `${findings.length} findings`}${fixed > 0 ? `, ${fixed} mended` : ''}${figures ? `; ${figuresLine(figures)}` : ''}`);
  }
  return { lines, ok: errors === 0 };
}

function withFix(document: unknown): unknown {
  const fix = lintSurvey(document).find((finding) => finding.fix)?.fix;
  return fix && applyFix(document, fix);
}

function figuresLine({ minutes, languages, exact }: SurveyFigures): string {
  const say = (value: number): string => (value < 0.95 ? `${Math.round(value * 60)} s` : `${value.toFixed(1)} min`);
  return `about ${say(minutes.expected)} (${say(minutes.fast)} to ${say(minutes.slow)}), ${languages.join(', ')}${exact ? '' : ', ways estimated'}`;
}

/** Runs files of tests; each names its survey by a path from where it is, or has it inside. */
export function testSurveyFiles(paths: readonly string[]): Said {
  const lines: string[] = [];
  let ok = true;
  for (const path of paths) {
    const file = readJson(path);
    const named = (file as { readonly survey?: unknown } | null)?.survey;
    const report = runSurveyTests(file, typeof named === 'string' ? readJson(resolve(dirname(path), named)) : undefined);
    ok &&= report.ok;
    lines.push(`${path}:`, ...reportLines(report).map((line) => `  ${line}`));
  }
  return { lines, ok };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new CxError({ code: 'cannot-read', message: `${path} cannot be read: ${(error as Error).message}`, where: path }, { cause: error });
  }
}
