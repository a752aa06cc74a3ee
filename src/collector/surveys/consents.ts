import { createHash } from 'node:crypto';
import { makeEvent, type CxEventData, type CxEventOf } from '../../model/index.js';

/** A permission that a customer gave on a page. */
export interface Permission {
  readonly purpose: string;
  readonly notice?: string | undefined;
}

/** What was allowed in a response. */
export const permissionsIn = ({ answers }: CxEventData<'cx.response.submitted'>): readonly Permission[] =>
  answers.flatMap((answer) => (answer.kind === 'consent' && answer.given ? [{ purpose: answer.purpose, notice: answer.notice }] : []));

/** The event of a permission. Its id follows from the response, so a form that is posted twice gives it once. */
export function consentEvent({ purpose, notice }: Permission, { response, touchpoint, journey }: CxEventData<'cx.response.submitted'>, origin: { readonly source: string; readonly subject: string | undefined; readonly time: number }): CxEventOf<'cx.consent.given'> {
  const hash = createHash('sha256').update(`${response} ${purpose}`).digest('hex');
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return makeEvent('cx.consent.given', { purpose, via: 'form', ...(notice !== undefined && { notice }), touchpoint, journey }, { ...origin, id });
}
