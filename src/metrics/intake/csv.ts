import Papa from 'papaparse';
import { CxError } from '../../core/problem.js';

/** No record of a table is longer than this, in characters; what is longer is no table or has an open quote. */
export const LONGEST_RECORD = 1_000_000;

interface ParserOutcome {
  readonly data: string[][];
  readonly meta: { readonly cursor: number };
}

/**
 * Reads comma-separated text piece by piece, without holding more than the piece and one unfinished record. Comma,
 * semicolon, tab and bar are told apart by themselves, and so are the three ends of line.
 */
export class CsvReader {
  /** What stands between fields. */
  readonly delimiter: string;
  readonly #parser: Papa.Parser;
  #rest = '';
  #records = 0;

  /** @param sample the beginning of the text, some thousand characters; it is not consumed */
  constructor(sample: string) {
    const { meta } = Papa.parse<string[]>(sample, { preview: 50, delimitersToGuess: [',', ';', '\t', '|'] });
    this.delimiter = meta.delimiter;
    this.#parser = new Papa.Parser({ delimiter: meta.delimiter, newline: meta.linebreak as '\n' });
  }

  /**
   * Takes the next piece, and gives the records that are complete now.
   *
   * @throws CxError `record-too-long`
   */
  push(piece: string): string[][] {
    return this.#take(this.#rest + piece, true);
  }

  /** Gives what is left when there is no more. */
  end(): string[][] {
    return this.#take(this.#rest, false);
  }

  #take(text: string, more: boolean): string[][] {
    const { data, meta } = this.#parser.parse(text, 0, more) as ParserOutcome;
    this.#rest = more ? text.slice(meta.cursor) : '';
    this.#records += data.length;
    if (this.#rest.length > LONGEST_RECORD) {
      throw new CxError({
        code: 'record-too-long',
        message: `Row ${this.#records + 1} is longer than a million characters. A quotation mark is probably open, or this is no table.`,
        where: `row ${this.#records + 1}`,
      });
    }
    return data;
  }
}

/** Control characters that no text has, and the sign for what could not be decoded. */
const INVISIBLE = new Set([...Array.from({ length: 32 }, (_, code) => code).filter((code) => code < 9 || code > 13), 0xfffd]);

/** Is this the beginning of a table? If not, what it seems to be instead. */
export function whyNotATable(sample: string): { readonly code: string; readonly message: string } | null {
  const head = sample.slice(0, 4000).trimStart();
  if (head === '') return { code: 'empty-file', message: 'The file is empty.' };
  const invisible = [...head].filter((character) => INVISIBLE.has(character.codePointAt(0)!)).length;
  if (invisible > head.length / 100) return { code: 'not-text', message: 'This is no text file. Save the table as CSV first.' };
  if (/^<(!doctype|html|\?xml|svg)/i.test(head)) return { code: 'is-markup', message: 'This is a web page or XML, not CSV.' };
  if (/^[[{]\s*["{[\]}]/.test(head)) return { code: 'is-json', message: 'This is one JSON document. Give one object a line (NDJSON), or a table as CSV.' };
  if (/^%PDF|^\{\\rtf/.test(head)) return { code: 'is-document', message: 'This is a document, not CSV.' };
  return null;
}
