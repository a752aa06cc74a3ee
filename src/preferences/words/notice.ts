import type { Catalogue, Notice } from '../../model/index.js';

/** The notice that a yes is given to: in that of the page, or in its language in another region, or else the first. */
export function noticeFor({ notices }: Catalogue, locale: string): readonly [id: string, notice: Notice] | undefined {
  const all = Object.entries(notices);
  const language = (tag: string): string => tag.split('-')[0]!;
  return all.find(([, notice]) => notice.locale === locale) ?? all.find(([, notice]) => language(notice.locale) === language(locale)) ?? all[0];
}
