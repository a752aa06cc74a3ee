import type { Survey } from '../../model/index.js';

/** Pages and endings share their names, since ways lead to both. */
export const placeIds = ({ pages, endings = [] }: Survey): readonly string[] => [...pages, ...endings].map(({ id }) => id);
export const questionIds = ({ pages }: Survey): readonly string[] => pages.flatMap(({ questions }) => questions.map(({ id }) => id));

/** A name that is not taken: `nps`, `nps-2`, `nps-3`. */
export function freeId(wanted: string, taken: readonly string[]): string {
  const stem = wanted.replace(/-\d+$/, '').slice(0, 58);
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? stem : `${stem}-${i}`;
    if (!taken.includes(id)) return id;
  }
}

/** A name for machines made of what somebody wrote; `otherwise` where nothing of it can be used, as in other scripts. */
export function idFrom(text: string, otherwise: string): string {
  const id = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-\d]+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
  return id || otherwise;
}
