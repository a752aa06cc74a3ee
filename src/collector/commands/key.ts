import { parseArgs } from 'node:util';
import { checkedKeys } from '../access/key-file.js';
import { newKey } from '../access/key-ring.js';
import { SCOPES } from '../access/scopes.js';

export const KEY_HELP = `cx-collector key: makes a key, and what of it goes into the file of keys. The key itself is shown once and kept nowhere.

  cx-collector key --site NAME --origin URL [--origin URL ...]   a key that the pages of a site send with
  cx-collector key --token NAME --scopes A,B                     a token for a person or a program
  cx-collector key --ticket                                      a key that signs tickets for the live feed

  --tenant NAME       whose data it is about                      (main)
  --not-after DATE    it holds until then, such as 2027-06-30T00:00:00Z

  Scopes: ${SCOPES.join(', ')}.
`;

/** Makes a key. @throws Error with what is wrong in one sentence */
export function makeKey(args: readonly string[], write: (text: string) => void): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      site: { type: 'string' }, token: { type: 'string' }, ticket: { type: 'boolean', default: false }, origin: { type: 'string', multiple: true, default: [] }, scopes: { type: 'string', default: '' },
      tenant: { type: 'string' }, 'not-after': { type: 'string' }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return write(KEY_HELP);
  const { site, token, ticket, origin, tenant, 'not-after': notAfter } = values;
  if ([site !== undefined, token !== undefined, ticket].filter(Boolean).length !== 1) throw new Error('Say what the key is for: --site NAME, --token NAME or --ticket. See cx-collector key --help.');
  const made = newKey(site !== undefined ? 'site' : 'token');
  if (ticket) return write(`Put this first among the ticketKeys of the file of keys:\n\n${JSON.stringify({ id: made.sha256.slice(0, 8), secret: made.key.slice(4) }, undefined, 2)}\n`);
  const common = { ...(tenant !== undefined && { tenant }) };
  const until = { ...(notAfter !== undefined && { notAfter }) };
  const entry = site !== undefined
    ? { id: site, ...common, origins: origin, keys: [{ id: made.sha256.slice(0, 8), sha256: made.sha256, ...until }] }
    : { id: token!, ...common, scopes: values.scopes.split(',').map((one) => one.trim()).filter(Boolean), ...(origin.length > 0 && { origins: origin }), sha256: made.sha256, ...until };
  const list = site !== undefined ? 'sites' : 'tokens';
  checkedKeys({ format: 'cx-keys/1', [list]: [entry] }, 'what was asked for');
  write(`The key, shown this once:\n\n  ${made.key}\n\nPut this among the ${list} of the file of keys:\n\n${JSON.stringify(entry, undefined, 2)}\n`);
}
