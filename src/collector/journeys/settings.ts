import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { CxError } from '../../core/problem.js';
import { parseJourney, type Journey } from '../../journey/index.js';
import { parse } from '../../model/parse.js';
import type { JourneyStore } from './store.js';

const fileSchema = z.strictObject({
  /** Keys that sign the links with which people come in. The first signs; all are accepted. */
  linkKeys: z.array(z.strictObject({ id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, 'a short name of letters, digits, - and _')), secret: z.string().check(z.minLength(32), z.maxLength(1024)) })).check(z.minLength(1), z.maxLength(20)),
  /** Journey documents, or files and folders beside this one that hold them: with these their rooms begin. */
  journeys: z.optional(z.array(z.string().check(z.maxLength(1024))).check(z.maxLength(1000))),
  /** The page on which a journey is drawn; links lead there, with the token behind a #. */
  page: z.optional(z.url()),
});

/** What a collector needs so that people can draw journeys together on it. */
export interface JourneySettings {
  readonly linkKeys: readonly { readonly id: string; readonly secret: string }[];
  /** With these the rooms of their ids begin. A room of another id begins with what its first facilitator brings. */
  readonly journeys?: readonly Journey[] | undefined;
  readonly page?: string | undefined;
  /** Where changes are kept. Default: tables of their own in the collector's file. */
  readonly store?: JourneyStore | undefined;
}

const bad = (code: string, path: string, what: string): CxError => new CxError({ code, message: `${path}: ${what}`, where: path });

/**
 * Reads a file of settings for journeys.
 *
 * @throws CxError `no-settings`, `bad-settings`, `bad-journey`
 */
export function readJourneySettings(path: string): JourneySettings {
  const parsed = parse(fileSchema, json(path));
  if (!parsed.ok) throw bad('bad-settings', path, parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' '));
  const { journeys = [], linkKeys, page } = parsed.value;
  const files = journeys.flatMap((name) => {
    const file = resolve(dirname(path), name);
    return statSync(file, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(file).filter((one) => one.endsWith('.json')).sort().map((one) => join(file, one)) : [file];
  });
  return { linkKeys, page, journeys: files.map(journeyAt) };
}

function journeyAt(path: string): Journey {
  const read = parseJourney(json(path));
  if (read.ok) return read.value.journey;
  throw bad('bad-journey', path, read.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' '));
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw bad('no-settings', path, `This cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
