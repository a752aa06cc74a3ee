import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { CxError } from '../../core/problem.js';
import { parse } from '../../model/index.js';
import { moment } from '../../model/text.js';
import { EVERY_TENANT, SCOPES } from './scopes.js';

/** Larger files of keys are a mistake, in bytes. */
const LARGEST_FILE = 1_000_000;

const name = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, 'a short name of letters, digits, - and _'));
const tenant = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'a name of small letters, digits, - and _ such as "bank"'));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the key in hexadecimal, as "cx-collector key" prints it'));
const origin = z.string().check(z.regex(/^(\*|https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)$/, 'a site in lower case such as "https://www.bank.example", without a path, or "*"'));
const key = z.strictObject({
  id: name,
  sha256,
  /** It holds until then; without, until it is taken out. */
  notAfter: z.optional(moment()),
});

/** A file of keys: who may send events, and who may do anything else. Of each key there is only the hash. */
export const keyFileSchema = z.strictObject({
  format: z.literal('cx-keys/1'),
  /** Keys that pages send with. They are there for all to see in the page, so they may do nothing but send, and from the site's own pages. */
  sites: z.optional(
    z
      .array(
        z.strictObject({
          id: name,
          tenant: z.optional(tenant),
          origins: z.array(origin).check(z.minLength(1), z.maxLength(100)),
          /** Several hold at once, so that a new one can be in all pages before the old one ends. */
          keys: z.array(key).check(z.minLength(1), z.maxLength(20)),
          eventsPerSecond: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
        }),
      )
      .check(z.maxLength(500)),
  ),
  /** Tokens of people and programs. They are secrets. */
  tokens: z.optional(
    z
      .array(
        z.strictObject({
          id: name,
          /** `*` for who runs the collector: such a token reads the data of no tenant. */
          tenant: z.optional(z.union([tenant, z.literal(EVERY_TENANT)])),
          sha256,
          notAfter: z.optional(moment()),
          scopes: z.array(z.enum(SCOPES)).check(z.minLength(1)),
          /** Sites whose pages may use it. Default: none, it is for programs. */
          origins: z.optional(z.array(origin).check(z.maxLength(100))),
          metrics: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(1000))),
          dimensions: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(20))),
          eventsPerSecond: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
        }),
      )
      .check(z.maxLength(500)),
  ),
  /** Keys that sign tickets for the live feed. The first signs, all are accepted. Several collectors of one store need the same; without, a collector makes its own at each start. */
  ticketKeys: z.optional(z.array(z.strictObject({ id: name, secret: z.string().check(z.minLength(32), z.maxLength(1024)) })).check(z.minLength(1), z.maxLength(20))),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Reads a file of keys. @throws CxError `bad-keys` with what is wrong, where, and what to do, in one sentence */
export function readKeyFile(path: string): KeyFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw bad(path, (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file; "cx-collector key" makes what goes into it' : `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); name a file with --keys that this user may read`);
  }
  if (text.length > LARGEST_FILE) throw bad(path, `it is larger than ${LARGEST_FILE} bytes`);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // what the parser says would quote the file
    throw bad(path, 'it is not JSON');
  }
  return checkedKeys(content, path);
}

/** Checks what a file of keys holds. @throws CxError `bad-keys` */
export function checkedKeys(content: unknown, path = 'the keys'): KeyFile {
  const parsed = parse<KeyFile>(keyFileSchema, content);
  if (!parsed.ok) {
    const [first, ...more] = parsed.error;
    throw bad(path, `${first!.where || 'the whole'}: ${first!.message.replace(/\.$/, '')}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
  }
  const { sites = [], tokens = [] } = parsed.value;
  const ids = [...sites.map(({ id }) => `site ${id}`), ...tokens.map(({ id }) => `token ${id}`)];
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw bad(path, `there are two of the name ${twice}`);
  const hashes = [...sites.flatMap(({ keys }) => keys), ...tokens].map((one) => one.sha256);
  if (new Set(hashes).size < hashes.length) throw bad(path, 'the same key is in it twice; each site and token needs its own');
  if (hashes.length === 0) throw bad(path, 'there is no key in it; "cx-collector key" makes one');
  const wide = tokens.find((one) => one.tenant === EVERY_TENANT && one.scopes.some((scope) => scope !== 'admin' && scope !== 'metrics'));
  if (wide) throw bad(path, `token ${wide.id} is of every tenant ("*"), which goes with the scopes admin and metrics only`);
  return parsed.value;
}

function bad(path: string, what: string): CxError {
  return new CxError({ code: 'bad-keys', message: `The keys in ${path} cannot be used: ${what}.`, where: path });
}
