import { SaxesParser } from 'saxes';
import { CxError } from '../../core/problem.js';

/** A part of an XML text, in the order in which it stands. Names are without prefixes. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly line: number }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const PIECE = 1 << 16;
const DEEPEST = 200;

/**
 * Reads XML part by part. A document type is refused, and with it every entity but the five of XML itself, so that
 * nothing grows and nothing is fetched. @throws CxError `not-xml`, naming the line
 */
export function* xmlSteps(text: string): Generator<XmlPart, void, void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let parts: XmlPart[] = [];
  let fault: CxError | undefined;
  let depth = 0;
  const refuse = (message: string): void => {
    fault ??= new CxError({ code: 'not-xml', message: `Line ${parser.line}: ${message}`, where: `line ${parser.line}` });
  };
  parser.on('doctype', () => refuse('a document type (<!DOCTYPE ...>) is not taken. Save the file without one.'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) refuse(`this is nested more than ${DEEPEST} deep.`);
    parts.push({ kind: 'open', name: local(name), attributes: attributes as Record<string, string>, line: parser.line });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    parts.push({ kind: 'close', name: local(name) });
  });
  parser.on('text', (said) => void parts.push({ kind: 'text', text: said }));
  parser.on('cdata', (said) => void parts.push({ kind: 'text', text: said }));
  parser.on('error', (error) => refuse(`this is no well-formed XML: ${error.message.replace(/^\d+:\d+:\s*/, '')}`));
  const take = function* (): Generator<XmlPart, void, void> {
    const found = parts;
    parts = [];
    if (fault) throw fault;
    yield* found;
  };
  const whole = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  for (let from = 0; from < whole.length; from += PIECE) {
    parser.write(whole.slice(from, from + PIECE));
    yield* take();
  }
  parser.close();
  yield* take();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An element of a small document, whole. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

/** Reads a small document as a tree. @throws CxError `not-xml` */
export function xmlTree(text: string): XmlElement {
  type Open = { name: string; attributes: Readonly<Record<string, string>>; line: number; children: XmlElement[]; text: string };
  const root: Open = { name: '', attributes: {}, line: 1, children: [], text: '' };
  const stack: Open[] = [root];
  for (const part of xmlSteps(text)) {
    if (part.kind === 'open') stack.push({ name: part.name, attributes: part.attributes, line: part.line, children: [], text: '' });
    else if (part.kind === 'text') stack.at(-1)!.text += part.text;
    else {
      const done = stack.pop()!;
      stack.at(-1)!.children.push({ ...done, text: done.text.trim() });
    }
  }
  const [first] = root.children;
  if (!first) throw new CxError({ code: 'not-xml', message: 'This is no XML: it has no element.' });
  return first;
}

/** Text between tags. What XML cannot hold at all, such as control characters, goes. */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- XML cannot hold them
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** Text within an attribute. */
export const xmlAttribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
