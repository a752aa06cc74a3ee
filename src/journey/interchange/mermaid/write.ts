import type { Journey } from '../../document/journey.js';
import { DEFAULT_SCALE, scaleOf } from '../../document/scale.js';
import type { JourneyRecord, Phase, RecordOf, Touchpoint } from '../../document/records.js';
import { observedAt } from '../../figures/observed-at.js';
import { same } from '../../edit/diff.js';
import { JourneyIndex } from '../../map/journey-index.js';
import { NamedIds } from '../ids.js';
import type { ExportedJourney, Loss } from '../loss.js';
import { publicJourney } from '../public.js';
import { carriedLine } from './carried.js';
import { scaleOfScores, scoreText } from './read.js';

export interface WriteMermaidOptions {
  /**
   * `cx`, the default: all that mermaid does not show is carried in `%%cx` lines; a text to keep. `public`: without what is
   * not for everybody; a text for a page. `plain`: what mermaid shows, and nothing else.
   */
  readonly carry?: 'cx' | 'public' | 'plain';
}

/** A line or two of a mermaid text, with what they are about. */
export interface Block {
  /** `journey`, `p:<id>`, `t:<id>`; so that blocks of two states can be matched. */
  readonly key: string;
  readonly lines: readonly string[];
}

/** A journey cut into the blocks of a mermaid text. */
export interface Blocks {
  readonly title: string | undefined;
  readonly accTitle: string | undefined;
  readonly accDescr: string | undefined;
  /** What stands below the word `journey`. */
  readonly head: readonly string[];
  readonly blocks: readonly Block[];
  /** Records that lie at no section and no task. */
  readonly rest: readonly { readonly id: string; readonly line: string }[];
  readonly losses: readonly Loss[];
}

/** Words that mean something to the grammar at the beginning of a statement. */
const KEYWORD = /^(?:title\s|section\s|journey\b|accTitle\s*:|accDescr\s*[:{])/i;

/** A name as mermaid's grammar takes it: what means something to it becomes an entity code, as `#58;` for a colon. */
export function escapedName(name: string): string {
  const plain = name.replaceAll(/[#;:%]/g, code).trim();
  if (plain === '') return '#32;';
  return KEYWORD.test(`${plain} `) ? code(plain) + plain.slice(1) : plain;
}
/** mermaid takes a semicolon away where `style`, a colon and a code come together, so a title with a code has no colon. */
const escapedTitle = (title: string): string => title.replaceAll(/[#;%]/.test(title) ? /[#;:%]/g : /[#;%]/g, code).trim();
const escapedPerson = (name: string): string => name.replaceAll(/[#;:%,]/g, code).trim();
function code(text: string): string {
  return `#${text.codePointAt(0)!};`;
}

/** Records that stand below the task or section where they lie. */
const BELOW = new Set<JourneyRecord['type']>(['observation', 'pain', 'gain', 'evidence', 'standard', 'opportunity', 'backstage', 'note', 'cell']);

/** Cuts a journey into blocks. */
export function blocksOf(journey: Journey, carry: 'cx' | 'plain' = 'cx'): Blocks {
  return new Cutting(new JourneyIndex(journey), carry).go();
}

class Cutting {
  readonly #index: JourneyIndex;
  readonly #carry: 'cx' | 'plain';
  readonly #losses: Loss[] = [];
  readonly #written = new Set<string>();
  readonly #byName = new Map<string, number>();
  readonly #scores: number[] = [];

  constructor(index: JourneyIndex, carry: 'cx' | 'plain') {
    this.#index = index;
    this.#carry = carry;
    for (const type of ['actor', 'persona'] as const) for (const { name } of index.all(type)) this.#byName.set(name.trim(), (this.#byName.get(name.trim()) ?? 0) + 1);
  }

  go(): Blocks {
    const { journey } = this.#index;
    const blocks: Block[] = [];
    const usual = this.#usualIds();
    for (const touchpoint of this.#index.touchpointsOf(null)) blocks.push(this.#task(touchpoint, usual));
    for (const phase of this.#index.phases) {
      blocks.push(this.#section(phase, usual), ...this.#own(phase, usual));
      for (const micro of this.#index.microOf(phase.id)) blocks.push(this.#section(micro, usual), ...this.#own(micro, usual));
    }
    const rest: { readonly id: string; readonly line: string }[] = [];
    for (const record of journey.records) {
      if (this.#written.has(record.id) || this.#isUsualActor(record)) continue;
      if (this.#carry === 'cx') rest.push({ id: record.id, line: carriedLine(record) });
      else this.#lose(record);
    }
    // an empty one would take the next line for its text
    const text = (one: string | undefined): string | undefined => (one === undefined || one.trim() === '' ? undefined : one);
    const { accessibility } = journey;
    return { title: text(journey.title), accTitle: text(accessibility?.title), accDescr: text(accessibility?.description), head: this.#head(), blocks, rest, losses: this.#losses };
  }

  #own(phase: Phase, usual: ReadonlySet<string>): Block[] {
    return this.#index.touchpointsOf(phase.id).filter((touchpoint) => touchpoint.phase === phase.id).map((touchpoint) => this.#task(touchpoint, usual));
  }

  /** Records whose ids reading would make out of their names; the ids of others are written down, and so are taken. */
  #usualIds(): ReadonlySet<string> {
    const phases = this.#index.phases.flatMap((phase) => [phase, ...this.#index.microOf(phase.id)]);
    const told = new Set<string>();
    for (;;) {
      const ids = new NamedIds([...told, this.#index.journey.id]);
      const before = told.size;
      const usual = new Set<string>();
      for (const [prefix, records] of [['p', phases], ['t', this.#index.touchpoints]] as const) {
        for (const { id, name } of records) {
          if (told.has(id)) continue;
          if (ids.make(prefix, name.trim()) === id) usual.add(id);
          else told.add(id);
        }
      }
      if (told.size === before) return usual;
    }
  }

  #head(): readonly string[] {
    const { records: _, source: __, format: ___, title: ____, accessibility: _____, ...head } = this.#index.journey;
    const { kind, scale, id, ...more } = head;
    const usualId = new NamedIds().make('j', this.#index.journey.title ?? '');
    // reading takes a scale from the scores; one that is another is told
    const read = scaleOfScores(this.#scores);
    const told = same(scale, read) ? undefined : (scale ?? DEFAULT_SCALE);
    const fields = { ...more, ...(id !== usualId && { id }), ...(kind !== 'designed' && { kind }), ...(told && { scale: told }) };
    if (Object.keys(fields).length === 0) return [];
    if (this.#carry === 'cx') return [carriedLine({ journey: fields })];
    for (const field of Object.keys(fields)) if (field !== 'id') this.#losses.push({ code: 'left-out', id, type: 'journey', field, message: `mermaid has no place for "${field}" of the journey.` });
    return [];
  }

  #section(phase: Phase, usual: ReadonlySet<string>): Block {
    const { type: _, id, name, order: __, ...fields } = phase;
    return { key: `p:${id}`, lines: [`section ${escapedName(name)}`, ...this.#below(phase, { ...(!usual.has(id) && { id }), ...(name.trim() !== name && { name }), ...fields })] };
  }

  #task(touchpoint: Touchpoint, usual: ReadonlySet<string>): Block {
    const { type: _, id, name, order: __, phase: ___, actors = [], ...fields } = touchpoint;
    const people = actors.map((actor) => this.#index.get(actor, 'actor') ?? this.#index.get(actor, 'persona'));
    // names that could be somebody else's, or nobody's, are told by their ids as well
    const plain = people.every((one) => one && one.name.trim() !== '' && this.#byName.get(one.name.trim()) === 1) && new Set(actors).size === actors.length;
    const named = people.flatMap((one) => (one && one.name.trim() !== '' ? [one.name.trim()] : []));
    const names = named.map(escapedPerson);
    const shown = observedAt(this.#index, id, 'emotion').figure.value;
    const score = scoreText(shown ?? scaleOf(this.#index.head).neutral);
    const only = this.#index.at(id, 'observation').filter((one) => one.metric === 'emotion' && one.series === 'current' && one.segment === undefined && one.persona === undefined);
    const usualEmotion = only.length === 1 && this.#isUsualEmotion(only[0]!);
    if (usualEmotion) this.#written.add(only[0]!.id);
    if (!(named.length === 1 && Number.isFinite(Number(named[0])))) this.#scores.push(Number(score));
    const noScore = shown === null || only.length === 0;
    if (this.#carry === 'plain') {
      const [figure] = only;
      if (shown === null) this.#losses.push({ code: 'approximated', id, type: 'touchpoint', field: 'emotion', message: `mermaid must have a number; the neutral one, ${score}, is written for what is not known.` });
      else if (figure && figure.stat.t !== 'asserted') this.#losses.push({ code: 'approximated', id: figure.id, type: 'observation', message: `mermaid shows the score ${score} alone, without its size and interval.` });
    }
    const more = { ...(!usual.has(id) && { id }), ...(name.trim() !== name && { name }), ...fields, ...(!plain && { actors }), ...(noScore && { score: null }) };
    return { key: `t:${id}`, lines: [`${escapedName(name)}: ${score}${names.length > 0 ? `: ${names.join(', ')}` : ''}`, ...this.#below(touchpoint, more)] };
  }

  /** What the score alone stands for, when the text is read again. */
  #isUsualEmotion({ id, at, stat, x, who, period, provenance }: RecordOf<'observation'>): boolean {
    const { source } = this.#index.journey;
    return stat.t === 'asserted' && id === `emotion-${at}`.slice(0, 128) && stat.by === 'mermaid' && stat.on === source?.on && stat.why === undefined && !x && !who && !period && !provenance && Number(scoreText(stat.value)) === stat.value;
  }

  #isUsualActor(record: JourneyRecord): boolean {
    if (record.type !== 'actor' || Object.keys(record).length !== 3 || this.#byName.get(record.name.trim()) !== 1 || record.name.trim() !== record.name) return false;
    return record.id === new NamedIds().make('a', record.name) && this.#index.usedBy(record.id).some((user) => user.type === 'touchpoint');
  }

  /** The lines below a section or a task: its own fields, then what lies at it. */
  #below(record: Phase | Touchpoint, fields: Readonly<Record<string, unknown>>): string[] {
    this.#written.add(record.id);
    const lines: string[] = [];
    if (Object.values(fields).some((value) => value !== undefined)) {
      if (this.#carry === 'cx') lines.push(carriedLine(fields));
      else for (const field of Object.keys(fields)) if (field !== 'id' && field !== 'score' && field !== 'name') this.#losses.push({ code: 'left-out', id: record.id, type: record.type, field, message: `mermaid has no place for "${field}".` });
    }
    for (const type of BELOW) {
      for (const one of this.#index.at(record.id, type as 'observation')) {
        if (this.#written.has(one.id)) continue;
        this.#written.add(one.id);
        if (this.#carry === 'cx') {
          const { at: _, ...alone } = one;
          lines.push(carriedLine(alone));
        } else this.#lose(one);
      }
    }
    return lines;
  }

  #lose(record: JourneyRecord): void {
    const shown = record.type === 'observation' && record.metric === 'emotion' && record.series === 'current';
    if (shown && this.#losses.some(({ id }) => id === record.id)) return;
    const what = record.type === 'observation' ? `observations of ${record.metric}` : `records of type "${record.type}"`;
    this.#losses.push({ code: 'left-out', id: record.id, type: record.type, message: `mermaid has no place for ${what}.` });
  }
}

/** Writes a journey as a mermaid text that was never written before; `writeMermaid` keeps what was. */
export function freshMermaid(source: Journey, { carry = 'cx' }: WriteMermaidOptions = {}): ExportedJourney {
  const { journey, losses: withheld } = carry === 'public' ? publicJourney(source) : { journey: source, losses: [] };
  const { title, accTitle, accDescr, head, blocks, rest, losses } = blocksOf(journey, carry === 'plain' ? 'plain' : 'cx');
  const lines = ['journey', ...head.map((line) => `    ${line}`)];
  if (title !== undefined) lines.push(`    title ${escapedTitle(title)}`);
  if (accTitle !== undefined) lines.push(`    accTitle: ${oneLine(accTitle)}`);
  if (accDescr !== undefined) lines.push(...descriptionLines(accDescr).map((line) => `    ${line}`));
  for (const { key, lines: own } of blocks) lines.push(...own.map((line) => indentOf(key) + line));
  lines.push(...rest.map(({ line }) => `    ${line}`));
  return { text: `${lines.join('\n')}\n`, losses: [...withheld, ...losses] };
}

export const indentOf = (key: string): string => (key.startsWith('t:') ? '      ' : '    ');
export const titleLine = (title: string): string => `title ${escapedTitle(title)}`;
export const oneLine = (text: string): string => text.replaceAll(/[%#:]/g, code).replaceAll(/\s+/g, ' ').trim();

/** A description of one line, or of several between braces, where no brace may be. */
export function descriptionLines(text: string): readonly string[] {
  const safe = text.replaceAll(/[%{}#:]/g, code).trim();
  return safe.includes('\n') ? ['accDescr {', ...safe.split('\n').map((line) => `  ${line.trim()}`), '}'] : [`accDescr: ${safe}`];
}

