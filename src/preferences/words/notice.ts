import type { Catalogue, Notice } from '../../model/index.js';

/** The notice that a yes is given to: in the language of the page if there is one, else the first. */
export function noticeFor({ notices }: Catalogue, locale: string): readonly [id: string, notice: Notice] | undefined {
  const all = Object.entries(notices);
  return all.find(([, notice]) => notice.locale.slice(0, 2) === locale.slice(0, 2)) ?? all[0];
}
