/**
 * The headers that let a mail client unsubscribe with one click (RFC 8058): put both on the message and let DKIM sign both
 * (`h=List-Unsubscribe:List-Unsubscribe-Post`). The mail client then posts `List-Unsubscribe=One-Click` to the address.
 *
 * @param url an https address of the one-click endpoint; never that of a preference centre
 * @param mailto an address for clients that know no other way
 * @throws RangeError for an address that could not be in a header
 */
export function listUnsubscribeHeaders(url: string, mailto?: string): Readonly<Record<'List-Unsubscribe' | 'List-Unsubscribe-Post', string>> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && !/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(url)) throw new RangeError('The address to unsubscribe must begin with https://.');
  if (/[\s<>,]/.test(url) || (mailto !== undefined && /[\s<>,?&]/.test(mailto))) throw new RangeError('The address to unsubscribe has a character that would break the header.');
  return {
    'List-Unsubscribe': [`<${url}>`, ...(mailto === undefined ? [] : [`<mailto:${mailto}?subject=unsubscribe>`])].join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
