import type { ActionChange, Refused } from '../../src/actions/change.js';
import { fieldNames, isolated, statusName, who, type Words } from './words.js';

/** What was done, for who cannot see it. */
export function tellChange(words: Words, { kind, before, after, fields, merged }: ActionChange, place: number, count: number): string {
  const { text } = words.texts;
  const action = after ?? before!;
  const title = isolated(action.title);
  const status = statusName(words, action.status);
  const isMoved = kind === 'moved' || (kind === 'edited' && fields.includes('status'));
  const said = text(`board.said.${isMoved ? 'moved' : kind}`, { title, status, place, count });
  const theirs = merged.length > 0 ? ` ${text('board.said.merged', { who: who(words, before?.history.at(-1)?.by), fields: fieldNames(words, merged) })}` : '';
  return said + theirs;
}

/** Why nothing was done. */
export function tellRefused(words: Words, refused: Refused, title: string): string {
  return refused.kind === 'gone' ? words.texts.text('board.gone') : words.texts.text('board.refused', { title: isolated(title), who: who(words, refused.theirs.history.at(-1)?.by) });
}
