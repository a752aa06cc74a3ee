import { parseArgs } from 'node:util';
import { readKeyFile, type KeyFile } from '../access/key-file.js';
import type { CollectorOptions } from '../collector.js';
import { chosenMetrics } from '../metrics-file.js';
import { readPreferenceSettings } from '../preferences/settings.js';
import { readSurveySettings } from '../surveys/settings.js';

export const SETTINGS_HELP = `  --db FILE              where events are kept; made if it is not there   (cx-collector.db)
                         or postgres://... for several collectors over one store
  --preferences-db FILE  where preferences are kept, if --db is no file
  --port NUMBER          where it listens                                 (4180)
  --host ADDRESS         0.0.0.0 to be reached from other machines        (127.0.0.1)
  --keys FILE            who may send and read (see cx-collector key); read again on SIGHUP
  --open                 everybody may do everything, also from other machines
  --origin URL           without --keys: a site whose pages may send and read; repeat for more, * for all
  --trusted-proxy NET    a machine in front whose X-Forwarded-For is believed, such as 10.0.0.0/8; repeat for more
  --tenant NAME          whose the preferences and hosted surveys are     (main)
  --segments A,B         dimensions to keep figures for, such as region,tier
  --built-in A,B         metrics to count beside NPS, CSAT and CES, such as churn,renewal; all for all of them
  --metrics FILE         metrics of your own as data: { "metrics": [ ... ] }
  --zone NAME            the time zone that cuts the days                 (UTC)
  --privacy-threshold N  /v1/metrics tells no groups of fewer answers     (5)
  --preferences FILE     keeps preferences too; the file says how (see docs/collector.md)
  --surveys FILE         hosts surveys: a folder of documents, one document, or a file of settings (see docs/collector.md)
  --journeys FILE        lets people draw journeys together; the file says who signs their links (see docs/co-mapping.md)
  --public-figures       tells figures to everybody under /v1/public, by the month (see docs/stores.md)
  --public-feeds N       public feeds that one network may have open      (100)
  --public-requests N    public requests a second from one network        (20)
  --reader-feeds N       live feeds that one token or ticket's subject may have open  (20)
  --verbatims            tells what customers wrote, masked, to whoever has the right to it (see docs/collector.md)
  --largest-batch N      events in one request                            (100)
  --largest-event N      bytes of one event                               (65536)
  --largest-body N       bytes of one request, packed and unpacked        (1048576)
  --patience SECONDS     a body that has not come by then is given up     (30)
  --retention DAYS       events of longer ago are taken out               (never)
  --correct-figures      ... and the figures are as if they had never been; else these stay
  --backups FOLDER       where backups go that are asked for over HTTP    (none)
  --log LEVEL            info (each request), warn or error; JSON on the error output   (warn)
`;

const LEVELS = ['info', 'warn', 'error'] as const;

/** What the options of the command line say: for starting, and for looking whether it would start. */
export interface Settings {
  readonly wants: 'help' | 'version' | 'start';
  readonly db: string;
  readonly keyFile: string | undefined;
  readonly level: (typeof LEVELS)[number];
  readonly options: CollectorOptions;
}

/** Reads the options and the files they name. @throws Error with what is wrong in one sentence */
export async function readSettings(args: readonly string[]): Promise<Settings> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      db: { ...text, default: 'cx-collector.db' }, port: { ...text, default: '4180' }, host: { ...text, default: '127.0.0.1' }, keys: text, open: flag,
      origin: { ...text, multiple: true, default: [] as string[] }, 'trusted-proxy': { ...text, multiple: true, default: [] as string[] }, tenant: { ...text, default: 'main' },
      segments: { ...text, default: '' }, 'built-in': { ...text, default: '' }, metrics: text, zone: { ...text, default: 'UTC' }, 'privacy-threshold': { ...text, default: '5' },
      preferences: text, 'preferences-db': text, surveys: text, journeys: text, verbatims: flag, 'public-figures': flag, 'public-feeds': { ...text, default: '100' }, 'public-requests': { ...text, default: '20' }, 'reader-feeds': { ...text, default: '20' },
      'largest-batch': { ...text, default: '100' }, 'largest-event': { ...text, default: '65536' }, 'largest-body': { ...text, default: '1048576' }, patience: { ...text, default: '30' },
      retention: text, 'correct-figures': flag, backups: text, log: { ...text, default: 'warn' }, help: flag, version: flag,
    },
  });
  const level = LEVELS.find((one) => one === values.log);
  if (!level) throw new Error(`--log must be info, warn or error, not "${values.log.slice(0, 50)}".`);
  if (values['correct-figures'] && values.retention === undefined) throw new Error('--correct-figures says how events are taken out; say with --retention after how many days.');
  const wants = values.help ? 'help' : values.version ? 'version' : 'start';
  const keys: KeyFile | undefined = values.keys === undefined || wants !== 'start' ? undefined : readKeyFile(values.keys);
  if (keys && values.open) throw new Error('--open says that everybody may do everything, and --keys who may what. Leave one of them out.');
  return {
    wants, db: values.db, keyFile: values.keys, level,
    options: {
      db: values.db,
      port: wholeNumber('--port', values.port, 0, 65_535),
      host: values.host,
      origins: values.origin,
      ...(keys && { keys }),
      open: values.open,
      trustedProxies: values['trusted-proxy'],
      tenant: values.tenant,
      segments: list(values.segments),
      zone: values.zone,
      metrics: wants === 'start' ? await chosenMetrics(list(values['built-in']), values.metrics) : [],
      privacyThreshold: wholeNumber('--privacy-threshold', values['privacy-threshold'], 0, 1_000_000),
      verbatims: values.verbatims,
      publicFigures: values['public-figures'],
      publicLimits: { feeds: wholeNumber('--public-feeds', values['public-feeds'], 1, 1_000_000), requests: wholeNumber('--public-requests', values['public-requests'], 1, 1_000_000) },
      streamsPerReader: wholeNumber('--reader-feeds', values['reader-feeds'], 1, 1_000_000),
      sizes: {
        batch: wholeNumber('--largest-batch', values['largest-batch'], 1, 100_000), event: wholeNumber('--largest-event', values['largest-event'], 1000, 10_000_000),
        body: wholeNumber('--largest-body', values['largest-body'], 1000, 100_000_000), patience: 1000 * wholeNumber('--patience', values.patience, 1, 3600),
      },
      ...(values.retention !== undefined && { retention: { days: wholeNumber('--retention', values.retention, 1, 36_500), figures: values['correct-figures'] ? 'correct' : 'keep' } }),
      ...(values.backups !== undefined && { backups: values.backups }),
      ...(values['preferences-db'] !== undefined && { preferencesDb: values['preferences-db'] }),
      ...(wants === 'start' && values.preferences !== undefined && { preferences: readPreferenceSettings(values.preferences) }),
      ...(wants === 'start' && values.journeys !== undefined && { journeys: (await import('../journeys/settings.js')).readJourneySettings(values.journeys) }),
      ...(wants === 'start' && values.surveys !== undefined && { surveys: readSurveySettings(values.surveys) }),
    },
  };
}

const list = (text: string): string[] => text.split(',').map((name) => name.trim()).filter(Boolean);

function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) throw new Error(`${option} must be a whole number from ${low} to ${high}, not "${text.slice(0, 50)}".`);
  return value;
}
