import { CxError } from '../../../core/problem.js';
import type { Metric } from '../../definition.js';
import { parseDay, parseMoment } from '../dates.js';
import type { Mapping } from '../mapping.js';
import { isBlank, type ColumnProfile } from '../profile.js';
import { parseScore } from '../scores.js';
import { Repeats } from './repeats.js';
import type { Finding, FindingCode, QualityReport } from './finding.js';
import { guessRoles, LEAST_BATTERY, type Roles } from './roles.js';
import { ScoreQuality } from './scores.js';

/** What the quality of a table is judged by. */
export interface QualitySettings {
  readonly mapping: Mapping;
  readonly columns: readonly ColumnProfile[];
  readonly metrics: readonly Metric[];
  /** What other columns are; guessed if not given. */
  readonly roles?: Roles;
  /** The day after which a date lies in the future, counted from 1970-01-01; none does if not given. */
  readonly today?: number;
  /** Groups of fewer rows are too small to tell anything. Default 30. */
  readonly smallGroup?: number;
}

interface Tally {
  count: number;
  first: number;
}

/** More groups than this are not counted: a column of ids by mistake. */
const MOST_GROUPS = 10_000;

/**
 * Looks at every row of a table once, and says what a reader of its figures should know: which answers were left out and
 * why, which rows look wrong, and what each decision does to the figures.
 *
 * @throws CxError `unknown-metric`, `not-a-score` when the mapping names a metric that is not given or has no scale
 */
export class QualityChecker {
  readonly #settings: QualitySettings;
  readonly #roles: Roles;
  readonly #scores: readonly ScoreQuality[];
  readonly #tallies = new Map<FindingCode, Tally>();
  readonly #ids = new Repeats();
  readonly #rows = new Repeats();
  readonly #groups = new Map<string, number>();
  readonly #ways = new Map<string, number>();
  /** Where the answers of the battery lie, if one of its questions is a figure: what lies outside is no answer. */
  readonly #batteryRange: readonly [low: number, high: number];
  #answeredBattery = 0;
  #number = 1;
  rows = 0;

  constructor(settings: QualitySettings) {
    const { mapping, columns, metrics } = settings;
    this.#settings = settings;
    this.#roles = settings.roles ?? guessRoles(columns, mapping);
    this.#scores = mapping.scores.map((score) => {
      const metric = metrics.find(({ id }) => id === score.metric);
      if (!metric) throw new CxError({ code: 'unknown-metric', message: `There is no metric "${score.metric}" here.` });
      return new ScoreQuality(metric, score, this.#name(score.column));
    });
    const figure = mapping.scores.findIndex(({ column }) => this.#roles.battery.includes(column));
    const { min, max } = this.#scores[figure]?.scale ?? { min: -Infinity, max: Infinity };
    this.#batteryRange = [min, max];
  }

  #name(column: number): string {
    return this.#settings.columns.find(({ index }) => index === column)?.name ?? `Column ${column + 1}`;
  }

  /** Looks at one row. */
  add(row: readonly string[]): void {
    this.#number += 1; // as a spreadsheet counts, with the names in row 1
    if (isBlank(row)) return;
    this.rows += 1;
    const suspect = [...this.#repeats(row), ...this.#times(row), ...this.#straight(row)];
    for (const code of suspect) this.#tell(code);
    const counts = !suspect.includes('undated'); // those are not counted anyway
    for (const score of this.#scores) if (counts) score.add(row, this.#number, suspect);
    this.#group(row);
  }

  #tell(code: FindingCode): void {
    const tally = this.#tallies.get(code);
    if (tally) tally.count += 1;
    else this.#tallies.set(code, { count: 1, first: this.#number });
  }

  #repeats(row: readonly string[]): FindingCode[] {
    const { id, distinct } = this.#roles;
    const found: FindingCode[] = [];
    if (distinct && this.#rows.again(row.join('\u0000'))) found.push('duplicate-row');
    const key = id === null ? '' : (row[id] ?? '').trim();
    if (key !== '' && this.#ids.again(key) && found.length === 0) found.push('duplicate-id');
    return found;
  }

  #times(row: readonly string[]): FindingCode[] {
    const { mapping, today = Infinity } = this.#settings;
    const { opened, resolved } = this.#roles;
    const found: FindingCode[] = [];
    if (mapping.date) {
      const day = parseDay(row[mapping.date.column] ?? '', mapping.date.form);
      if (day === null) found.push('undated');
      else if (day > today) found.push('in-the-future');
      else if (day < 0) found.push('before-1970');
    }
    if (opened && resolved) {
      const [from, to] = [parseMoment(row[opened.column] ?? '', opened.form), parseMoment(row[resolved.column] ?? '', resolved.form)];
      if (from !== null && to !== null && to < from) found.push('resolved-before-opened');
    }
    return found;
  }

  #straight(row: readonly string[]): FindingCode[] {
    let answered = 0;
    let alike = true;
    let only: number | null = null;
    const [low, high] = this.#batteryRange;
    for (const column of this.#roles.battery) {
      const score = parseScore(row[column] ?? '');
      if (typeof score !== 'number' || !(score >= low && score <= high)) continue;
      answered += 1;
      only ??= score;
      if (score !== only) alike = false;
    }
    if (answered < LEAST_BATTERY) return [];
    this.#answeredBattery += 1;
    return alike ? ['straight-lining'] : [];
  }

  #group(row: readonly string[]): void {
    const count = (map: Map<string, number>, column: number | null): void => {
      if (column === null) return;
      const value = (row[column] ?? '').trim();
      if (value !== '' && (map.size < MOST_GROUPS || map.has(value))) map.set(value, (map.get(value) ?? 0) + 1);
    };
    count(this.#groups, this.#settings.mapping.segment);
    count(this.#ways, this.#roles.instrument);
  }

  /** What was found. */
  report(): QualityReport {
    return {
      rows: this.rows,
      figures: this.#scores.map((score) => ({ metric: score.metric.id, reading: score.figure() })),
      findings: [...this.#scores.flatMap((score) => score.findings()), ...this.#rowFindings(), ...this.#groupFindings()],
      effects: this.#scores.flatMap((score) => score.effects()),
    };
  }

  #rowFindings(): Finding[] {
    const { id, opened, resolved, battery } = this.#roles;
    const { date } = this.#settings.mapping;
    return [...this.#tallies].flatMap(([code, tally]): Finding[] => {
      switch (code) {
        case 'duplicate-row':
          return [{ code, ...tally }];
        case 'duplicate-id':
          return id === null ? [] : [{ code, column: this.#name(id), ...tally }];
        case 'straight-lining':
          return [{ code, columns: battery.length, share: tally.count / this.#answeredBattery, ...tally }];
        case 'undated':
        case 'in-the-future':
        case 'before-1970':
          return date ? [{ code, column: this.#name(date.column), ...tally }] : [];
        case 'resolved-before-opened':
          return opened && resolved ? [{ code, column: this.#name(resolved.column), opened: this.#name(opened.column), ...tally }] : [];
        default:
          return [];
      }
    });
  }

  #groupFindings(): Finding[] {
    const { smallGroup: threshold = 30, mapping } = this.#settings;
    const small = [...this.#groups.values()].filter((n) => n < threshold);
    const ways = [...this.#ways].sort((a, b) => b[1] - a[1]);
    return [
      ...(this.#roles.instrument !== null && ways.length > 1 ? [{ code: 'unlike-instruments', column: this.#name(this.#roles.instrument), values: ways } as const] : []),
      ...(mapping.segment !== null && small.length > 0
        ? [{ code: 'small-groups', column: this.#name(mapping.segment), groups: small.length, count: small.reduce((a, b) => a + b, 0), threshold } as const]
        : []),
    ];
  }
}
