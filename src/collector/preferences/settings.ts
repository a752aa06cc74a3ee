import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod/mini';
import { CxError } from '../../core/problem.js';
import { catalogueSchema, parse, type Catalogue, type Parsed } from '../../model/index.js';
import { lintCatalogue } from '../../preferences/index.js';
import { line } from '../../model/text.js';

/** A secret: at least 32 characters that nobody can guess. */
const secret = z.string().check(z.minLength(32), z.maxLength(1024));
const keyId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, 'a short name of letters, digits, - and _'));

const hookSchema = z.strictObject({
  id: keyId,
  /** https, and not on a private network. */
  url: z.url(),
  secret,
  /** Lets this target be on a private network or without TLS: for a machine of one's own. */
  trusted: z.optional(z.boolean()),
});
export type HookTarget = z.infer<typeof hookSchema>;

/** What the collector needs to keep preferences: read once from a file. */
export const preferenceSettingsSchema = z.strictObject({
  /** The catalogue, or the name of a file beside this one that holds it. */
  catalogue: z.union([catalogueSchema, line(1024)]),
  /** The address under which customers reach this collector, such as `https://preferences.bank.example`: links begin with it. */
  baseUrl: z.url(),
  /** The company that is answerable, as the ledger names it. */
  controller: line(200),
  /** Keys that sign links. The first signs; all are accepted, so that a new one can be put in front and an old one taken out later. */
  linkKeys: z.array(z.strictObject({ id: keyId, secret })).check(z.minLength(1), z.maxLength(20)),
  /** Keys of those who send: SHA-256 of each, in hexadecimal, since a key need not be stored to be checked. */
  senderKeys: z.array(z.strictObject({ id: keyId, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')) })).check(z.maxLength(100)),
  /** Told of every change. */
  webhooks: z.optional(z.array(hookSchema).check(z.maxLength(20))),
  /** An address for replies that unsubscribe, for mail clients that know no other way. */
  unsubscribeMailto: z.optional(z.email()),
});
type SettingsDocument = z.infer<typeof preferenceSettingsSchema>;
export type PreferenceSettings = Omit<SettingsDocument, 'catalogue'> & { readonly catalogue: Catalogue };

const bad = (code: string, path: string, what: string): CxError => new CxError({ code, message: `${path}: ${what}`, where: path });

function read<T>(path: string, parser: (input: unknown) => Parsed<T>): T {
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw bad('no-settings', path, `This cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parser(input);
  if (parsed.ok) return parsed.value;
  throw bad('bad-settings', path, parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' '));
}

/** Reads the settings and the catalogue they name. @throws CxError `no-settings`, `bad-settings`, `bad-catalogue` */
export function readPreferenceSettings(path: string): PreferenceSettings {
  const { catalogue: given, ...rest } = read(path, (input) => parse<SettingsDocument>(preferenceSettingsSchema, input));
  const catalogue = typeof given === 'string' ? read(resolve(dirname(path), given), (input) => parse<Catalogue>(catalogueSchema, input)) : given;
  const faults = lintCatalogue(catalogue);
  if (faults.length > 0) throw bad('bad-catalogue', path, faults.map(({ where, message }) => `${where}: ${message}`).join(' '));
  return { ...rest, catalogue };
}
