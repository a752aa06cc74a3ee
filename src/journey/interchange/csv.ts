import { CxError, isCxError, type Problem } from '../../core/problem.js';
import { inertWithin, isFormula } from '../../core/inert-cell.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../../model/parse.js';
import { CsvReader, whyNotATable } from '../../metrics/intake/csv.js';
import { blankJourney } from '../document/journey.js';
import { parseJourney } from '../document/parse.js';
import { recordSchemas, type JourneyRecord, type Observation, type RecordOf } from '../document/records.js';
import { JourneyIndex } from '../map/journey-index.js';
import type { Journey } from '../document/journey.js';
import { NamedIds } from './ids.js';
import type { Diagnostic, ExportedJourney, ImportedJourney, Loss } from './loss.js';
import { parseStatText, statText } from './stat-text.js';

/** What a column of the table is. Metrics are `csat`, or `csat expected`; anything else is a lane of text. */
const COLUMNS = ['phase', 'micro phase', 'touchpoint', 'channel', 'actors', 'owner', 'moment of truth', 'end', 'description', 'pains', 'gains', 'opportunities'] as const;
type Column = (typeof COLUMNS)[number];

/** Other names of columns, as people write them in English, German and Arabic. */
const ALSO: Readonly<Record<string, Column>> = {
  stage: 'phase', section: 'phase', phasen: 'phase', 'المرحلة': 'phase', 'micro-phase': 'micro phase', 'mikrophase': 'micro phase', step: 'touchpoint', task: 'touchpoint', name: 'touchpoint', schritt: 'touchpoint', kontaktpunkt: 'touchpoint', 'نقطة التواصل': 'touchpoint',
  kanal: 'channel', 'القناة': 'channel', actor: 'actors', people: 'actors', beteiligte: 'actors', 'الأطراف': 'actors', verantwortlich: 'owner', 'المسؤول': 'owner', 'moment der wahrheit': 'moment of truth', 'لحظة الحقيقة': 'moment of truth', ende: 'end', 'النهاية': 'end', beschreibung: 'description', 'الوصف': 'description',
  pain: 'pains', 'pain points': 'pains', 'ärgernisse': 'pains', 'نقاط الألم': 'pains', gain: 'gains', freuden: 'gains', 'المكاسب': 'gains', opportunity: 'opportunities', chancen: 'opportunities', 'الفرص': 'opportunities',
};
const METRIC = /^([a-z][a-z0-9._:-]{0,63})(?:\s+(current|expected|best))?$/;
/** Between several things in one cell. */
const BETWEEN = ' | ';

export interface CsvOptions {
  readonly id?: string;
  readonly title?: string;
  /** The day of emotions that are given as a number alone, and who says so. */
  readonly on?: string;
  readonly by?: string;
  /** What columns are, where their names do not say it. A name of {@link COLUMNS}, a metric, or `text`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Names of metrics, so that a column called so is one and no lane of text. */
  readonly metrics?: readonly string[];
}

const USUAL_METRICS = ['emotion', 'csat', 'ces', 'fcr', 'ttr', 'nps', 'stars', 'volume', 'drop-off'];

/** A journey as a table, a row a touchpoint: for a spreadsheet, and back from it. With `delimiter` a tab, as a clipboard has it. */
export function exportJourneyCsv(journey: Journey, { delimiter = ',' }: { readonly delimiter?: ',' | ';' | '\t' } = {}): ExportedJourney {
  const index = new JourneyIndex(journey);
  const shown = index.all('observation').filter(isInTable(index));
  const metricColumns = [...new Set(shown.map(({ metric, series }) => (series === 'current' ? metric : `${metric} ${series}`)))].sort();
  const lanes = index.all('lane').filter(({ kind }) => kind === 'text');
  const rows: string[][] = [[...COLUMNS, ...metricColumns, ...lanes.map(({ name }) => name)]];
  const written = new Set<string>();
  const nameOf = (id: string | undefined): string => {
    const record = id === undefined ? undefined : index.get(id);
    if (!record || !('name' in record)) return '';
    written.add(record.id);
    return record.name;
  };
  const row = (phase: string, micro: string, touchpoint?: RecordOf<'touchpoint'>): void => {
    if (touchpoint) written.add(touchpoint.id);
    const textsOf = (type: 'pain' | 'gain' | 'opportunity'): string => (touchpoint ? index.at(touchpoint.id, type) : []).map((one) => (written.add(one.id), (one as RecordOf<'pain'>).text)).join(BETWEEN);
    const metric = (column: string): string => {
      const [, name, series = 'current'] = METRIC.exec(column)!;
      const one = touchpoint && shown.find((observation) => observation.at === touchpoint.id && observation.metric === name && observation.series === series);
      if (one) written.add(one.id);
      return one ? statText(one.stat) : '';
    };
    const lane = ({ id }: RecordOf<'lane'>): string => {
      const cell = touchpoint && index.cell(id, touchpoint.id);
      if (cell) written.add(cell.id).add(id);
      return cell?.text ?? '';
    };
    rows.push([
      phase, micro, touchpoint?.name ?? '', nameOf(touchpoint?.channel), (touchpoint?.actors ?? []).map(nameOf).filter((name) => name !== '').join(BETWEEN), nameOf(touchpoint?.owner), touchpoint?.momentOfTruth ? 'yes' : '', touchpoint?.ends ? 'yes' : '', touchpoint?.description ?? '',
      textsOf('pain'), textsOf('gain'), textsOf('opportunity'), ...metricColumns.map(metric), ...lanes.map(lane),
    ]);
  };
  for (const touchpoint of index.touchpointsOf(null)) row('', '', touchpoint);
  for (const phase of index.phases) {
    written.add(phase.id);
    const own = index.touchpointsOf(phase.id).filter((one) => one.phase === phase.id);
    const micros = index.microOf(phase.id);
    if (own.length === 0 && micros.length === 0) row(phase.name, '');
    for (const touchpoint of own) row(phase.name, '', touchpoint);
    for (const micro of micros) {
      written.add(micro.id);
      const inMicro = index.touchpointsOf(micro.id).filter((one) => one.phase === micro.id);
      if (inMicro.length === 0) row(phase.name, micro.name);
      for (const touchpoint of inMicro) row(phase.name, micro.name, touchpoint);
    }
  }
  const text = rows.map((cells) => cells.map((cell) => quoted(guarded(cell), delimiter)).join(delimiter)).join('\r\n');
  const losses = journey.records.flatMap((record): Loss[] => (written.has(record.id) ? shortened(record) : [{ code: 'left-out', id: record.id, type: record.type, message: `A table of touchpoints has no place for ${/^[aeiou]/.test(record.type) ? 'an' : 'a'} ${record.type}${'at' in record && record.at === journey.id ? ' of the whole journey' : ''}.` }]));
  return { text: `${text}\r\n`, losses };
}

/** Of several observations of a metric, the first of all customers is in the table. */
function isInTable(index: JourneyIndex): (one: Observation) => boolean {
  const seen = new Set<string>();
  return ({ at, metric, series, segment, persona }) => {
    const key = JSON.stringify([at, metric, series]);
    if (series === 'competitor' || segment !== undefined || persona !== undefined || !index.get(at, 'touchpoint') || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

/** What of a record that is in the table is not. */
function shortened(record: JourneyRecord): Loss[] {
  const kept: Readonly<Record<string, readonly string[]>> = {
    phase: ['order', 'name', 'parent'], touchpoint: ['order', 'name', 'phase', 'description', 'actors', 'channel', 'owner', 'momentOfTruth', 'ends'], pain: ['at', 'text'], gain: ['at', 'text'], opportunity: ['at', 'text'],
    observation: ['at', 'metric', 'series', 'stat'], channel: ['order', 'name'], actor: ['name'], owner: ['name'], cell: ['lane', 'at', 'text'], lane: ['order', 'kind', 'name'],
  };
  const fields = Object.keys(record).filter((field) => field !== 'type' && field !== 'id' && !kept[record.type]?.includes(field));
  return fields.length === 0 ? [] : [{ code: 'shortened', id: record.id, type: record.type, message: `A table of touchpoints has no place for ${fields.map((field) => `"${field}"`).join(', ')} of ${/^[aeiou]/.test(record.type) ? 'an' : 'a'} ${record.type}.` }];
}

const quoted = (cell: string, delimiter: string): string => (/["\r\n]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Does an apostrophe before this keep a spreadsheet from running it? */
const isGuarded = (part: string): boolean => part.startsWith("'") && isFormula(part.replace(/^'+/, ''));
const byPart = (cell: string, change: (part: string) => string): string => cell.split(/([;\t])/).map((part, i) => (i % 2 === 1 ? part : change(part))).join('');

/** A cell that no spreadsheet runs, and that {@link plain} brings back: who wrote an apostrophe of their own gets one more. */
const guarded = (cell: string): string => inertWithin(byPart(cell, (part) => (isGuarded(part) ? `'${part}` : part)));
const plain = (cell: string): string => byPart(cell, (part) => (isGuarded(part) ? part.slice(1) : part));

/** Reads a table of touchpoints: CSV, or what was copied from a spreadsheet. Columns are known by their names, in any order. */
export function importJourneyCsv(text: string, options: CsvOptions = {}): Result<ImportedJourney, readonly Problem[]> {
  const whole = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const fault = whyNotATable(whole);
  if (fault) return err([fault]);
  let rows: string[][];
  try {
    const reader = new CsvReader(headerOf(whole));
    rows = [...reader.push(whole), ...reader.end()].filter((row) => row.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (isCxError(error)) return err([{ code: error.code, message: error.message, ...(error.where !== undefined && { where: error.where }) }]);
    throw error;
  }
  try {
    return ok(new TableReading(options).go(rows));
  } catch (error) {
    if (isCxError(error)) return err([{ code: error.code, message: error.message, ...(error.where !== undefined && { where: error.where }) }]);
    throw error;
  }
}

/** The names of the columns tell best what stands between them: cells have commas of their own. */
function headerOf(text: string): string {
  const header = /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(text)![0];
  return header.includes('"') || header.trim() === '' ? text.slice(0, 1 << 16) : header;
}

class TableReading {
  readonly #options: CsvOptions;
  readonly #ids = new NamedIds();
  readonly #records: unknown[] = [];
  readonly #named = new Map<string, string>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(options: CsvOptions) {
    this.#options = options;
  }

  go(rows: readonly string[][]): ImportedJourney {
    const [header = [], ...body] = rows;
    const names = header.map((name) => plain(name).trim());
    const metrics = new Set([...USUAL_METRICS, ...(this.#options.metrics ?? [])]);
    const roles = names.map((name) => this.#roleOf(name, metrics));
    if (!roles.includes('touchpoint')) throw new CxError({ code: 'no-touchpoints', message: `No column is called "touchpoint". There are ${names.join(', ').slice(0, 200)}.`, where: 'row 1' });
    const lanes = names.map((name, i) => (roles[i] === 'text' && name !== '' ? this.#add('lane', this.#ids.make('lane', name), { kind: 'text', name }) : undefined));
    body.forEach((row, i) => this.#row(row.map(plain), names, roles, lanes, i + 2));
    const { id = this.#ids.make('j', this.#options.title ?? ''), title } = this.#options;
    const parsed = parseJourney({ ...blankJourney(id, title === undefined ? {} : { title }), records: this.#records });
    if (!parsed.ok) throw new CxError(parsed.error[0]!);
    return { journey: parsed.value.journey, diagnostics: this.#diagnostics };
  }

  #roleOf(name: string, metrics: ReadonlySet<string>): string {
    const given = this.#options.columns?.[name];
    if (given !== undefined) return given;
    const low = name.toLowerCase().replaceAll(/\s+/g, ' ');
    if ((COLUMNS as readonly string[]).includes(low)) return low;
    if (Object.hasOwn(ALSO, low)) return ALSO[low]!;
    const metric = METRIC.exec(low);
    return metric && metrics.has(metric[1]!) ? low : 'text';
  }

  #row(row: readonly string[], names: readonly string[], roles: readonly string[], lanes: readonly (string | undefined)[], line: number): void {
    const cell = (role: Column): string => (row[roles.indexOf(role)] ?? '').trim();
    const list = (role: Column): string[] => cell(role).split(/[|\n]/).map((part) => part.trim()).filter((part) => part !== '');
    const phase = cell('phase') === '' ? null : this.#once('phase', 'p', cell('phase'), {});
    const micro = cell('micro phase') === '' || phase === null ? phase : this.#once('phase', 'p', cell('micro phase'), { parent: phase });
    const name = cell('touchpoint');
    if (name === '') return;
    const yes = (role: Column): boolean => /^(?:yes|y|true|x|1|ja|نعم|✓|★)$/i.test(cell(role));
    const id = this.#add('touchpoint', this.#ids.make('t', name), {
      name, phase: micro,
      ...(cell('channel') !== '' && { channel: this.#once('channel', 'channel', cell('channel'), {}) }), ...(list('actors').length > 0 && { actors: list('actors').map((actor) => this.#once('actor', 'a', actor, {})) }),
      ...(cell('owner') !== '' && { owner: this.#once('owner', 'o', cell('owner'), {}) }), ...(cell('description') !== '' && { description: cell('description') }), ...(yes('moment of truth') && { momentOfTruth: true }), ...(yes('end') && { ends: true }),
    });
    for (const [role, type] of [['pains', 'pain'], ['gains', 'gain'], ['opportunities', 'opportunity']] as const) for (const text of list(role)) this.#add(type, this.#ids.make(type, text), { at: id, text });
    roles.forEach((role, i) => {
      const text = (row[i] ?? '').trim();
      if (text === '' || (COLUMNS as readonly string[]).includes(role)) return;
      if (role === 'text') {
        if (lanes[i] !== undefined) this.#add('cell', this.#ids.make('cell', `${names[i]} ${id}`), { lane: lanes[i], at: id, text });
        return;
      }
      this.#observation(id, role, text, line, names[i]!);
    });
  }

  #observation(at: string, role: string, text: string, line: number, column: string): void {
    const [, metric = role, series = 'current'] = METRIC.exec(role) ?? [];
    const { on = new Date().toISOString().slice(0, 10), by = 'table' } = this.#options;
    const number = Number(text.replace(',', '.'));
    const stat = parseStatText(text) ?? (metric === 'emotion' && Number.isFinite(number) ? { t: 'asserted' as const, value: number, by, on } : null);
    if (!stat) {
      const why = Number.isFinite(number) || /^\d+(?:[.,]\d+)?\s*%$/.test(text) ? 'A number alone does not say of how many. Write "82/120", "mean 4.2 sd 0.9 n 50 on 1-5" or "said 4 by team on 2026-09-01"' : 'This is no observation. Write "82/120", for example';
      this.#diagnostics.push({ code: 'not-an-observation', severity: 'warning', line, message: `${column} in row ${line} is ${JSON.stringify(text.slice(0, 60))}. ${why}. It is left out.`, id: at });
      return;
    }
    const record = { type: 'observation', id: this.#ids.make('o', `${metric}-${at}`), at, metric, series, stat };
    const parsed = parse<JourneyRecord>(recordSchemas.observation, record);
    if (parsed.ok) this.#records.push(parsed.value);
    else this.#diagnostics.push({ code: 'not-an-observation', severity: 'warning', line, message: `${column} in row ${line} is left out: ${parsed.error[0]!.message}`, id: at });
  }

  #once(type: string, prefix: string, name: string, more: object): string {
    const key = JSON.stringify([type, name, more]);
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const id = this.#add(type, this.#ids.make(prefix, name), { name, ...more });
    this.#named.set(key, id);
    return id;
  }

  #add(type: string, id: string, fields: object): string {
    this.#records.push({ type, id, ...fields });
    return id;
  }
}

