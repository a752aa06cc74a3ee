import { inert, inertWithin } from '../../../src/core/inert-cell.js';

/** A table as it leaves the page. Numbers are numbers; what is a text stays one, whatever it begins with. */
export interface ExportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

type Cell = string | number | null;

/** As CSV (RFC 4180) in UTF-8 with its mark, which spreadsheets need. No cell of it is run by one, its head included. */
export function csvOf({ head, rows }: ExportTable): string {
  const cell = (value: Cell): string => (value === null ? '' : typeof value === 'number' ? plain(value) : quoted(inertWithin(value)));
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Twelve digits are more than any figure has; the rest is noise of binary fractions. */
const plain = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '');

/** As text with tabs between, which spreadsheets take when it is pasted. */
export function tabbedOf({ head, rows }: ExportTable): string {
  const cell = (value: Cell): string => (value === null ? '' : typeof value === 'number' ? plain(value) : inert(value.replace(/[\t\r\n]+/g, ' ')));
  return [head, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}

/** As a table of HTML, which documents and mails take when it is pasted. Texts are texts. */
export function markupOf({ title, head, rows }: ExportTable): string {
  const text = (value: Cell): string => (value === null ? '' : typeof value === 'number' ? plain(value) : inert(value)).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const row = (cells: readonly Cell[], tag: 'th' | 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><caption>${text(title)}</caption><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

/** The tables that stand in something drawn, such as that under a chart, one after the other; null if there is none. */
export function tableIn(root: ParentNode, title: string): ExportTable | null {
  const cells = (row: Element): string[] => [...row.querySelectorAll(':scope > :is(th, td)')].flatMap((cell) => [wordsOf(cell), ...Array.from({ length: Math.max(0, (cell as HTMLTableCellElement).colSpan - 1) }, () => '')]);
  const tables = [...root.querySelectorAll('table')].map((table) => [...table.querySelectorAll('tr')].map(cells));
  const [head, ...rows] = tables.flatMap((table, i) => (i === 0 ? table : [[], ...table]));
  return head ? { title, head, rows } : null;
}

const wordsOf = (cell: Element): string => cell.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
