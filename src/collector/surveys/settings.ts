import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { CxError } from '../../core/problem.js';
import { parse, parseSurvey, type Survey } from '../../model/index.js';
import { line } from '../../model/text.js';

const secret = z.string().check(z.minLength(32), z.maxLength(1024));
const keyId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, 'a short name of letters, digits, - and _'));
const site = z.string().check(z.regex(/^(\*|https?:\/\/[a-z0-9.-]+(:\d+)?)$/i, 'a site such as "https://www.bank.example", or "*"'));

/** The form of a file of settings. */
const fileSchema = z.strictObject({
  /** Survey documents, or names of files and folders beside this one that hold them. */
  surveys: z.optional(z.array(z.union([line(1024), z.record(z.string(), z.unknown())])).check(z.maxLength(1000))),
  /** The address under which customers reach this collector, such as `https://surveys.bank.example`. */
  baseUrl: z.optional(z.url()),
  /** Sites that may show a hosted survey in a frame; `*` for all. Default: those that may send events. */
  frames: z.optional(z.array(site).check(z.maxLength(100))),
  /** Who asks, as oEmbed names them. */
  provider: z.optional(line(200)),
  /** Keys that sign invitations. The first signs; all are accepted. Without any there are no invitations. */
  linkKeys: z.optional(z.array(z.strictObject({ id: keyId, secret })).check(z.maxLength(20))),
  /** Authors may publish surveys with one of these keys (at least 32 characters); what they publish is kept in the folder. */
  publishing: z.optional(z.strictObject({ keys: z.array(secret).check(z.minLength(1), z.maxLength(20)), folder: line(1024) })),
  /** The folder of the elements' files. Default: that of this package. */
  elements: z.optional(line(1024)),
});

/** What a collector needs to host surveys. */
export type SurveySettings = Omit<z.infer<typeof fileSchema>, 'surveys'> & { readonly surveys: readonly Survey[] };

const bad = (code: string, path: string, what: string): CxError => new CxError({ code, message: `${path}: ${what}`, where: path });

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw bad('no-settings', path, `This cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function surveyIn(path: string, document: unknown): Survey {
  const parsed = parseSurvey(document);
  if (parsed.ok) return parsed.value;
  throw bad('bad-survey', path, parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' '));
}

function surveysAt(path: string): Survey[] {
  if (!isFolder(path)) return [surveyIn(path, readJson(path))];
  return readdirSync(path).filter((name) => name.endsWith('.json')).sort().map((name) => surveyIn(join(path, name), readJson(join(path, name))));
}

/**
 * Reads which surveys to host: a folder of documents, one document, or a file of settings that names them.
 *
 * @throws CxError `no-settings`, `bad-settings`, `bad-survey`, `survey-twice`
 */
export function readSurveySettings(path: string): SurveySettings {
  const document = isFolder(path) ? undefined : readJson(path);
  if (document === undefined || (document as { format?: unknown } | null)?.format !== undefined) return checked(path, { surveys: surveysAt(path) });
  const parsed = parse(fileSchema, document);
  if (!parsed.ok) throw bad('bad-settings', path, parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' '));
  const { surveys = [], elements, publishing, ...rest } = parsed.value;
  const beside = (name: string): string => resolve(dirname(path), name);
  return checked(path, {
    ...rest,
    ...(elements !== undefined && { elements: beside(elements) }),
    ...(publishing && { publishing: { ...publishing, folder: beside(publishing.folder) } }),
    surveys: withPublished(
      surveys.flatMap((one, i) => (typeof one !== 'string' ? [surveyIn(`${path}, survey ${i + 1}`, one)] : publishing && beside(one) === beside(publishing.folder) ? [] : surveysAt(beside(one)))),
      publishing && isFolder(beside(publishing.folder)) ? surveysAt(beside(publishing.folder)) : [],
    ),
  });
}

/** What authors have published takes the place of what the settings list under the same id, as it does while the collector runs. */
function withPublished(listed: readonly Survey[], published: readonly Survey[]): readonly Survey[] {
  const ids = new Set(published.map(({ id }) => id));
  return [...listed.filter(({ id }) => !ids.has(id)), ...published];
}

function checked(path: string, settings: SurveySettings): SurveySettings {
  const ids = settings.surveys.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw bad('survey-twice', path, `Two surveys are called "${twice}". Give one of them another id.`);
  if (ids.length === 0 && !settings.publishing) throw bad('no-settings', path, 'There is no survey here: a survey is a file that ends in .json.');
  return settings;
}
