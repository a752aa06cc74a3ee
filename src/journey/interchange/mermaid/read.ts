import type { Problem } from '../../../core/problem.js';
import { err, ok, type Result } from '../../../core/result.js';
import { parse } from '../../../model/parse.js';
import { LIMITS } from '../../document/format.js';
import { tidyLabel } from '../../document/label.js';
import { blankJourney, type JourneyHead } from '../../document/journey.js';
import { DEFAULT_SCALE, type EmotionScale } from '../../document/scale.js';
import { parseJourney } from '../../document/parse.js';
import { REPAIRED } from '../../document/repair.js';
import type { PlainObject } from '../../document/plain-object.js';
import { recordSchemas, type JourneyRecord, type RecordType } from '../../document/records.js';
import { REFERENCES } from '../../document/references.js';
import { keysBetween } from '../../map/order.js';
import { NamedIds } from '../ids.js';
import type { Diagnostic, ImportedJourney } from '../loss.js';
import { readCarried, type CarriedLine } from './carried.js';
import { lineCounter, readStatements, type Statement } from './statements.js';

export interface MermaidOptions {
  /** The id of the journey, if the text does not say; made of its title otherwise. */
  readonly id?: string;
  /** The day on which the scores were given, as `2026-11-27`; today if not given. */
  readonly on?: string;
  /** Who gave them. */
  readonly by?: string;
}

/** Who is said to have given the scores of a mermaid text. */
const SAID_BY = 'mermaid';

/** A stretch of the text and the record that it stands for. */
export interface Node {
  readonly statement: Statement;
  /** Of a section or task. */
  readonly id?: string;
  readonly carried: readonly { readonly from: number; readonly to: number; readonly line: CarriedLine; readonly read: boolean }[];
}

/** A text, what it means, and which part of it says what. */
export interface ReadMermaid extends ImportedJourney {
  readonly nodes: readonly Node[];
  readonly frontTitle?: { readonly title: string; readonly from: number; readonly to: number };
}

/** Reads a mermaid `journey`. What mermaid takes is taken, in the same sense; the text is kept, so that what is not changed is written back as it was. */
export function importMermaid(text: string, options: MermaidOptions = {}): Result<ImportedJourney, readonly Problem[]> {
  const read = readMermaid(text, options);
  return read.ok ? ok({ journey: read.value.journey, diagnostics: read.value.diagnostics }) : read;
}

/** The same, with the parts of the text. */
export function readMermaid(text: string, options: MermaidOptions = {}): Result<ReadMermaid, readonly Problem[]> {
  if (text.length > 2_000_000) return err([{ code: 'too-large', message: 'This text has more than two million characters. Make several journeys of it.', where: '' }]);
  const { statements, carried, fault, frontTitle } = readStatements(text);
  if (fault) return err([{ code: 'not-mermaid', message: fault.message, where: `line ${fault.line}` }]);
  return new Reading(text, statements, carried, frontTitle, options).go();
}

type FrontTitle = NonNullable<ReadMermaid['frontTitle']>;

interface OpenNode {
  readonly statement: Statement;
  id?: string;
  readonly carried: { readonly from: number; readonly to: number; readonly line: CarriedLine; read: boolean }[];
}

class Reading {
  readonly #text: string;
  readonly #on: string;
  readonly #by: string;
  readonly #options: MermaidOptions;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #records: JourneyRecord[] = [];
  readonly #ids: NamedIds;
  readonly #actors = new Map<string, string>();
  readonly #nodes: OpenNode[];
  readonly #frontTitle: FrontTitle | undefined;
  readonly #toldActors = new Map<unknown, string>();
  readonly #lineOf: (at: number) => number;

  constructor(text: string, statements: readonly Statement[], carried: readonly { readonly from: number; readonly to: number; readonly json: string }[], frontTitle: FrontTitle | undefined, options: MermaidOptions) {
    this.#text = text;
    this.#options = options;
    this.#on = options.on ?? new Date().toISOString().slice(0, 10);
    this.#by = options.by ?? SAID_BY;
    this.#frontTitle = frontTitle;
    this.#nodes = statements.map((statement) => ({ statement, carried: [] }));
    const lines = carried.map(({ from, to, json }) => ({ from, to, line: readCarried(json), read: true }));
    let node = 0;
    for (const line of lines) {
      while (node + 1 < this.#nodes.length && this.#nodes[node + 1]!.statement.from < line.from) node += 1;
      this.#nodes[node]?.carried.push(line);
      const { line: told } = line;
      // an actor that a line of ours tells more of
      if (told.of === 'record' && (told.record['type'] === 'actor' || told.record['type'] === 'persona') && typeof told.record['id'] === 'string' && !this.#toldActors.has(told.record['name'])) this.#toldActors.set(told.record['name'], told.record['id']);
    }
    this.#lineOf = lineCounter(text);
    this.#ids = new NamedIds(lines.flatMap(({ line }) => {
      const id = line.of === 'record' ? line.record['id'] : line.of === 'nothing' ? undefined : line.fields['id'];
      return typeof id === 'string' ? [id] : [];
    }));
  }

  go(): Result<ReadMermaid, readonly Problem[]> {
    const head = this.#head();
    this.#ids.take(head.id);
    const sections = this.#nodes.filter(({ statement }) => statement.kind === 'section');
    const tasks = this.#nodes.filter(({ statement }) => statement.kind === 'task');
    if (sections.length > LIMITS.phases || tasks.length > LIMITS.touchpoints) return err([{ code: 'too-large', message: `A map holds at most ${LIMITS.phases} phases and ${LIMITS.touchpoints} touchpoints. Make several journeys of it.`, where: '' }]);
    const [phaseKeys, taskKeys] = [keysBetween(null, null, sections.length), keysBetween(null, null, tasks.length)];
    let [phase, p, t]: [string | null, number, number] = [null, 0, 0];
    for (const node of this.#nodes) {
      const { statement } = node;
      if (statement.kind === 'section') phase = this.#section(node, statement, phaseKeys[p++]!);
      else if (statement.kind === 'task') this.#task(node, statement, phase, taskKeys[t++]!);
      // below the title or the description a line says something of the journey
      this.#carriedRecords(node, node.id ?? head.id, head.id);
    }
    const scores = this.#nodes.flatMap(({ statement, id }) => (statement.kind === 'task' && Number.isFinite(statement.score) && !isSuspected(statement) && id !== undefined ? [statement.score] : []));
    const scale = head.scale ?? scaleOfScores(scores);
    const parsed = parseJourney({ ...head, ...(scale && { scale }), source: { format: 'mermaid', text: this.#text, on: this.#on }, records: this.#records });
    if (!parsed.ok) return parsed;
    for (const repair of parsed.value.repairs) this.#say('repaired', 'hint', 0, repair.message);
    return ok({ journey: parsed.value.journey, diagnostics: this.#diagnostics, nodes: this.#nodes, ...(this.#frontTitle && { frontTitle: this.#frontTitle }) });
  }

  #head(): JourneyHead {
    const last = (kind: 'title' | 'acc-title' | 'acc-descr'): string | undefined => this.#nodes.flatMap(({ statement }) => (statement.kind === kind ? [statement.text.trim()] : [])).at(-1);
    const title = last('title') ?? this.#frontTitle?.title;
    const [accTitle, accDescr] = [last('acc-title'), last('acc-descr')];
    const said = this.#nodes.flatMap(({ carried }) => carried.flatMap(({ line }) => (line.of === 'journey' ? [line.fields] : [])));
    const { records: _, source: __, format: ___, ...fields } = Object.assign({}, ...said) as PlainObject;
    const id = this.#options.id ?? (typeof fields['id'] === 'string' ? fields['id'] : new NamedIds().make('j', title ?? ''));
    const accessibility = { ...(accTitle && { title: tidyLabel(accTitle).text.slice(0, LIMITS.name) }), ...(accDescr && { description: accDescr.slice(0, LIMITS.text) }) };
    return { ...blankJourney(id, { ...(title !== undefined && title !== '' && { title }), ...(Object.keys(accessibility).length > 0 && { accessibility }) }), ...fields, id };
  }

  #section(node: OpenNode, { name }: Extract<Statement, { kind: 'section' }>, order: string): string {
    const fields = fieldsOf(node.carried);
    const id = typeof fields['id'] === 'string' ? fields['id'] : this.#ids.make('p', name);
    node.id = id;
    this.#add('phase', { order, ...this.#named(name, node.statement.from, id), ...fields, type: 'phase', id }, { order, name, id }, node);
    return id;
  }

  #task(node: OpenNode, statement: Extract<Statement, { kind: 'task' }>, phase: string | null, order: string): void {
    const { name, people, score } = statement;
    const fields = fieldsOf(node.carried);
    const id = typeof fields['id'] === 'string' ? fields['id'] : this.#ids.make('t', name);
    node.id = id;
    this.#check(statement, id);
    const actors = people.filter((one) => one !== '').map((one) => this.#actor(one));
    const own = { order, ...this.#named(name, statement.from, id), phase, ...(actors.length > 0 && { actors: [...new Set(actors)] }), id };
    this.#add('touchpoint', { ...own, ...fields, type: 'touchpoint', id }, own, node);
    const emotions = node.carried.flatMap(({ line }) => (line.of === 'record' && isCurrentEmotion(line.record) ? [line.record] : []));
    const noScore = node.carried.some(({ line }) => line.of === 'before' && (line.noScore || line.metrics.some(([metric]) => metric === 'emotion')));
    if (emotions.length === 0 && !noScore && Number.isFinite(score)) {
      this.#records.push({ type: 'observation', id: `emotion-${id}`.slice(0, 128), at: id, metric: 'emotion', series: 'current', stat: { t: 'asserted', value: score, by: this.#by, on: this.#on } });
    }
  }

  /** A name as a map shows it. One that is too long is kept whole beside it. */
  #named(name: string, from: number, id: string): { readonly name: string; readonly x?: Readonly<Record<string, unknown>> } {
    const { text } = tidyLabel(name);
    if (text.length <= LIMITS.name) return { name: text };
    this.#say('name-cut', 'warning', from, `A name has ${text.length.toLocaleString('en')} characters; ${LIMITS.name} are shown.`, id);
    return { name: `${text.slice(0, LIMITS.name - 1).replace(/[\ud800-\udbff]$/, '')}…`, ...(text.length <= LIMITS.text && { x: { [REPAIRED]: { name: text } } }) };
  }

  #actor(name: string): string {
    const known = this.#actors.get(name);
    if (known !== undefined) return known;
    const told = this.#toldActors.get(name);
    const id = told ?? this.#ids.make('a', name);
    this.#actors.set(name, id);
    if (told === undefined) this.#records.push({ type: 'actor', id, name: tidyLabel(name).text.slice(0, LIMITS.name) });
    return id;
  }

  /** What mermaid takes and people did not mean. */
  #check(statement: Extract<Statement, { kind: 'task' }>, id: string): void {
    const { score, scoreText, people, rest, name, from } = statement;
    const said = JSON.stringify(name.slice(0, 60));
    if (isSuspected(statement)) this.#say('colon-inside-name-suspected', 'warning', from, `Is the name of ${said} cut at its colon? mermaid reads the score ${scoreText} and the person ${JSON.stringify(people[0])}. Write a colon in a name as "#58;".`, id);
    else if (rest.length > 0) this.#say('fields-mermaid-drops', 'warning', from, `mermaid drops what comes after the people of ${said}: ${JSON.stringify(rest.join(':').trim().slice(0, 60))}. Write it in a line "%%cx {...}" below.`, id);
    if (!Number.isFinite(score)) this.#say('score-not-a-number', 'warning', from, `The score of ${said} is ${JSON.stringify(scoreText)}, no number. mermaid draws a face nowhere; here it is unknown.`, id);
    else if (score < DEFAULT_SCALE.min || score > DEFAULT_SCALE.max) this.#say('score-out-of-range', 'warning', from, `The score of ${said} is ${scoreText}. mermaid draws 1 to 5, and others outside the picture.`, id);
    if (people.includes('')) this.#say('empty-actor', 'hint', from, `${said} has an empty name among its people.`, id);
  }

  #carriedRecords(node: OpenNode, before: string, journey: string): void {
    for (const carried of node.carried) {
      const { line } = carried;
      if (line.of === 'nothing') {
        carried.read = false;
        this.#say('carried-unreadable', 'warning', carried.from, `This line is passed over: ${line.why}.`);
      } else if (line.of === 'record') {
        const type = line.record['type'] as RecordType;
        const at = Object.hasOwn(REFERENCES, type) && REFERENCES[type].some(({ field }) => field === 'at') && line.record['at'] === undefined && type !== 'plugin' ? { at: before } : {};
        const record = { ...at, ...line.record };
        carried.read = this.#take(type, textWins(record, node), carried.from);
      } else if (line.of === 'before') {
        if (node.id === undefined && Object.keys(line.fields).length > 0) this.#say('carried-unreadable', 'warning', carried.from, 'This line stands after no section and no task, so it says something of nothing.');
        for (const [metric, stat] of line.metrics) this.#take('observation', { type: 'observation', id: this.#ids.make('o', `${metric}-${before === journey ? 'journey' : before}`), at: before, metric, series: 'current', stat }, carried.from);
      }
    }
  }

  /** A section or task with what a line of ours adds; without that, where it is no record then. */
  #add(type: 'phase' | 'touchpoint', whole: PlainObject, own: PlainObject, node: OpenNode): void {
    const tidy = { ...whole, name: tidyLabel(String(whole['name'])).text };
    const parsed = parse<JourneyRecord>(recordSchemas[type], tidy);
    if (parsed.ok) this.#records.push(parsed.value);
    else {
      for (const line of node.carried) if (line.line.of === 'before') line.read = false;
      this.#say('carried-unreadable', 'warning', node.carried[0]?.from ?? node.statement.from, `What is said of ${JSON.stringify(String(own['name']).slice(0, 60))} is passed over: ${parsed.error[0]!.where ?? ''} ${parsed.error[0]!.message}`);
      this.#records.push({ ...own, type, name: tidyLabel(String(own['name'])).text.slice(0, LIMITS.name) } as unknown as JourneyRecord);
    }
  }

  #take(type: RecordType, record: PlainObject, from: number): boolean {
    if (!Object.hasOwn(recordSchemas, type)) {
      this.#say('carried-unreadable', 'warning', from, `This line is passed over: there is no record of type ${JSON.stringify(type)}.`);
      return false;
    }
    const parsed = parse<JourneyRecord>(recordSchemas[type], record);
    if (parsed.ok) this.#records.push(parsed.value);
    else this.#say('carried-unreadable', 'warning', from, `This line is passed over: ${parsed.error[0]!.where ?? ''} ${parsed.error[0]!.message}`);
    return parsed.ok;
  }

  #say(code: string, severity: Diagnostic['severity'], at: number, message: string, id?: string): void {
    this.#diagnostics.push({ code, severity, line: this.#lineOf(at), message, ...(id !== undefined && { id }) });
  }
}

/** The scale that scores beyond 1 to 5 are taken to be of; undefined where there are none. */
export function scaleOfScores(scores: readonly number[]): EmotionScale | undefined {
  const [min, max] = scores.reduce(([low, high], score) => [Math.min(low, score), Math.max(high, score)], [DEFAULT_SCALE.min, DEFAULT_SCALE.max] as [number, number]);
  return min < DEFAULT_SCALE.min || max > DEFAULT_SCALE.max ? { min, max, neutral: DEFAULT_SCALE.neutral } : undefined;
}

/** "Call at 10:30: 4: Me": the minutes for a score, and the score for a person. */
const isSuspected = ({ people }: Extract<Statement, { kind: 'task' }>): boolean => people.length === 1 && people[0] !== '' && Number.isFinite(Number(people[0]));

const fieldsOf = (carried: readonly { readonly line: CarriedLine }[]): PlainObject => Object.assign({}, ...carried.flatMap(({ line }) => (line.of === 'before' ? [line.fields] : []))) as PlainObject;

function isCurrentEmotion({ type, metric, series, at, segment, persona }: PlainObject): boolean {
  return type === 'observation' && metric === 'emotion' && series === 'current' && at === undefined && segment === undefined && persona === undefined;
}

/** Somebody who changes the number in the text means it: what was only said follows. */
function textWins(record: PlainObject, { statement, id }: OpenNode): PlainObject {
  const { stat } = record;
  if (statement.kind !== 'task' || record['at'] !== id || !Number.isFinite(statement.score) || record['type'] !== 'observation' || record['metric'] !== 'emotion' || record['series'] !== 'current' || record['segment'] !== undefined || record['persona'] !== undefined) return record;
  const said = stat as { readonly t?: unknown; readonly value?: unknown } | undefined;
  return said?.t === 'asserted' && typeof said.value === 'number' && scoreText(said.value) !== scoreText(statement.score) ? { ...record, stat: { ...said, value: statement.score } } : record;
}

/** A score as it is written: two decimals at most. */
export const scoreText = (value: number): string => String(Math.round(value * 100) / 100);
