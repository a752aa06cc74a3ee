import Papa from 'papaparse';

/** Rows and cells of what a spreadsheet puts on the clipboard: separated by tabs, with quotes around cells of several lines. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  if (text.trim() === '') return [];
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t', header: false });
  return data;
}
