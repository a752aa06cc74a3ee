import type { Journey } from '../../document/journey.js';
import type { ExportedJourney } from '../loss.js';
import type { CarriedLine } from './carried.js';
import { readMermaid, type Node, type ReadMermaid } from './read.js';
import { blocksOf, descriptionLines, freshMermaid, indentOf, oneLine, titleLine, type Blocks, type WriteMermaidOptions } from './write.js';

/**
 * Writes a journey as a mermaid text. One that was read from mermaid is written into its own text: what was not changed
 * stays as it was, byte for byte, comments and blank lines too. With `plain`, or for any other journey, it is written anew.
 */
export function exportMermaid(journey: Journey, options: WriteMermaidOptions = {}): ExportedJourney {
  const { source } = journey;
  if (source?.format !== 'mermaid' || source.text === undefined || (options.carry ?? 'cx') !== 'cx') return freshMermaid(journey, options);
  const read = readMermaid(source.text, { id: journey.id, ...(source.on !== undefined && { on: source.on }) });
  if (!read.ok) return freshMermaid(journey, options);
  const now = blocksOf(journey);
  return { text: new Rewriting(source.text, read.value, blocksOf(read.value.journey), now).go(), losses: now.losses };
}

/** A stretch of the original: what stands before a statement, the statement, and our lines below it. */
interface Segment {
  readonly node: Node;
  readonly lead: string;
  readonly own: string;
  /** Where it stands in the original, with what is before it. */
  readonly from: number;
  readonly to: number;
  /** Where its own part begins. */
  readonly ownFrom: number;
  /** The first line of `own`: the statement alone. */
  readonly line: string;
}

class Rewriting {
  readonly #text: string;
  readonly #read: ReadMermaid;
  readonly #before: Blocks;
  readonly #now: Blocks;
  readonly #eol: string;
  /** Records that lie at no section or task are other than they were, and are written anew at the end. */
  readonly #restAnew: boolean;
  readonly #restIds: ReadonlySet<unknown>;

  constructor(text: string, read: ReadMermaid, before: Blocks, now: Blocks) {
    this.#text = text;
    this.#read = read;
    this.#before = before;
    this.#now = now;
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
    const known = new Set(before.rest.map(({ line }) => line));
    this.#restAnew = before.rest.length !== now.rest.length || now.rest.some(({ line }) => !known.has(line));
    this.#restIds = new Set(before.rest.map(({ id }) => id));
  }

  go(): string {
    const { segments, end } = this.#segments();
    const keys = new Set(['journey', ...this.#now.blocks.map(({ key }) => key)]);
    const places = new Map(this.#now.blocks.map(({ key }, i) => [key, i]));
    const left = segments.flatMap(({ node }) => places.get(keyOf(node) ?? '') ?? []);
    // of two titles the last counts: where tasks change places, titles stay in their order at the top
    const inOrder = left.every((place, i) => i === 0 || left[i - 1]! < place);
    const byKey = new Map<string, Segment>();
    const heads = new Map<string, Segment[]>();
    let anchor = 'journey';
    let orphan = ''; // comments before what is gone stay before what comes next
    for (const one of segments) {
      const key = keyOf(one.node);
      if (key !== undefined && !keys.has(key)) {
        if (one.lead.trim() !== '') orphan += one.lead;
        continue;
      }
      const segment = orphan === '' ? one : { ...one, lead: orphan + one.lead };
      orphan = '';
      if (key !== undefined) {
        byKey.set(key, segment);
        if (inOrder) anchor = key;
      }
      if (key === undefined) heads.set(anchor, [...(heads.get(anchor) ?? []), segment]);
    }
    const old = new Map(this.#before.blocks.map(({ key, lines }) => [key, lines.join('\n')]));
    const out: string[] = [];
    let reached = -1;
    /** What stood side by side on one line still does; all else begins a line. */
    const put = (text: string, from = -2, to = -1): void => {
      const last = out.at(-1);
      if (text !== '' && last !== undefined && !last.endsWith('\n') && from !== reached) out.push(this.#eol);
      if (text !== '') out.push(text);
      if (text !== '' || from >= 0) reached = to;
    };
    const putHeads = (key: string): void => {
      for (const head of heads.get(key) ?? []) put(this.#headText(head, segments), head.from, head.to);
    };
    const journey = byKey.get('journey')!;
    put(this.#journeyText(journey), journey.from, journey.to);
    putHeads('journey');
    put(this.#newHeads());
    for (const { key, lines } of this.#now.blocks) {
      const segment = byKey.get(key);
      if (segment && old.get(key) === lines.join('\n')) put(segment.lead + segment.own, segment.from, segment.to);
      else put((segment?.lead ?? '') + this.#lines(lines, segment ? indentIn(segment.own) : indentOf(key)) + (segment ? this.#besides(segment) : ''));
      putHeads(key);
    }
    if (this.#restAnew) put(this.#lines(this.#now.rest.map(({ line }) => line), '    '));
    put(orphan + this.#text.slice(end), end);
    return out.join('');
  }

  #segments(): { readonly segments: readonly Segment[]; readonly end: number } {
    const { nodes } = this.#read;
    const segments: Segment[] = [];
    let from = 0;
    nodes.forEach((node, i) => {
      const { statement, carried } = node;
      const next = nodes[i + 1]?.statement.from ?? this.#text.length;
      // the statement begins at the beginning of its line, if nothing else stands there
      const lineStart = this.#text.lastIndexOf('\n', statement.from - 1) + 1;
      const ownFrom = lineStart >= from && this.#text.slice(lineStart, statement.from).trim() === '' ? lineStart : statement.from;
      const lineEnd = this.#text.indexOf('\n', Math.max(statement.from, statement.to - 1));
      const endOfLine = lineEnd < 0 ? this.#text.length : lineEnd + 1;
      const to = Math.max(endOfLine > next ? statement.to : endOfLine, ...carried.map((line) => line.to));
      segments.push({ node, lead: this.#text.slice(from, ownFrom), own: this.#own(node, ownFrom, to), from, to, ownFrom, line: this.#text.slice(ownFrom, Math.min(to, endOfLine)) });
      from = to;
    });
    return { segments, end: from };
  }

  /** A statement with our lines below it, but for those that are written anew at the end. */
  #own(node: Node, from: number, to: number): string {
    return this.#restAnew ? this.#without(node, from, to, ({ line }) => this.#isRest(line, node)) : this.#text.slice(from, to);
  }

  #isRest(line: CarriedLine, { id }: Node): boolean {
    return (line.of === 'record' && this.#restIds.has(line.record['id'])) || (line.of === 'before' && id === undefined);
  }

  /** What stands below a statement and is not said by its own lines: comments, blank lines, and what could not be read. */
  #besides({ node, line, ownFrom, to }: Segment, gone: (line: CarriedLine) => boolean = () => true): string {
    return this.#without(node, Math.min(to, ownFrom + line.length), to, (one) => gone(one.line));
  }

  #without({ carried }: Node, from: number, to: number, isGone: (line: Node['carried'][number]) => boolean): string {
    let kept = '';
    let begin = from;
    for (const line of carried) {
      if (!line.read || !isGone(line)) continue;
      kept += this.#text.slice(begin, line.from);
      begin = line.to;
    }
    return kept + this.#text.slice(begin, to);
  }

  #lines(lines: readonly string[], indent: string): string {
    return lines.map((line) => indent + line + this.#eol).join('');
  }

  #journeyText(segment: Segment): string {
    const lead = this.#withFrontTitle(segment.lead);
    if (this.#before.head.join('\n') === this.#now.head.join('\n')) return lead + segment.own;
    const { line, node } = segment;
    const besides = this.#besides(segment, (one) => one.of === 'journey' || (this.#restAnew && this.#isRest(one, node)));
    return lead + (line.endsWith('\n') ? line : line + this.#eol) + this.#lines(this.#now.head, '    ') + besides;
  }

  /** A title that stands in front matter alone is changed there. */
  #withFrontTitle(lead: string): string {
    const { frontTitle, nodes } = this.#read;
    if (!frontTitle || this.#now.title === this.#before.title || nodes.some(({ statement }) => statement.kind === 'title') || frontTitle.to > lead.length) return lead;
    return lead.slice(0, frontTitle.from) + (this.#now.title === undefined ? '' : `title: ${JSON.stringify(this.#now.title)}`) + lead.slice(frontTitle.to);
  }

  #headText(segment: Segment, all: readonly Segment[]): string {
    const { kind } = segment.node.statement;
    const last = all.findLast(({ node }) => node.statement.kind === kind);
    const [before, now] = kind === 'title' ? [this.#before.title, this.#now.title] : kind === 'acc-title' ? [this.#before.accTitle, this.#now.accTitle] : [this.#before.accDescr, this.#now.accDescr];
    if (before === now || (segment !== last && now !== undefined)) return segment.lead + segment.own;
    if (now === undefined) return segment.lead + this.#besides(segment, () => false);
    const lines = kind === 'title' ? [titleLine(now)] : kind === 'acc-title' ? [`accTitle: ${oneLine(now)}`] : descriptionLines(now);
    return segment.lead + this.#lines(lines, indentIn(segment.own)) + this.#besides(segment, () => false);
  }

  /** Title and descriptions that the text did not have. */
  #newHeads(): string {
    const { title, accTitle, accDescr } = this.#now;
    const has = (kind: Node['statement']['kind']): boolean => this.#read.nodes.some(({ statement }) => statement.kind === kind);
    const lines: string[] = [];
    if (title !== undefined && !has('title') && !this.#read.frontTitle) lines.push(titleLine(title));
    if (accTitle !== undefined && !has('acc-title')) lines.push(`accTitle: ${oneLine(accTitle)}`);
    if (accDescr !== undefined && !has('acc-descr')) lines.push(...descriptionLines(accDescr));
    return this.#lines(lines, '    ');
  }
}

const indentIn = (own: string): string => /^[^\S\n]*/.exec(own)![0];

function keyOf({ statement, id }: Node): string | undefined {
  if (statement.kind === 'journey') return 'journey';
  return statement.kind === 'section' ? `p:${id}` : statement.kind === 'task' ? `t:${id}` : undefined;
}
