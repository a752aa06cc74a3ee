import type { Clock } from '../core/clock.js';
import type { Problem } from '../core/problem.js';
import type { Result } from '../core/result.js';
import type { contributionSchemas } from '../model/plugin/contributions/index.js';
import type { PluginManifest } from '../model/plugin/manifest.js';
import type { PluginMode } from '../sdk/context.js';
import type { Limits } from './activator.js';
import type { SettingFault, SettingStore } from './configuration.js';
import type { Platform } from './keys/chord.js';
import type { MetricMaker } from './metric-catalogue.js';
import type { Stores } from './plugin-context.js';
import type { PluginRunner } from './runner.js';
import type { UiPort } from './ui-port.js';

/** Reads manifests: `manifestReader` of `cx-elements/plugin-manifest`. It is given to the host, for the schemas are as large as all the rest of it. */
export interface ManifestReader {
  /** Reads a header, and entries when they are looked at. */
  open(input: unknown, report: (problem: Problem) => void): Result<PluginManifest, readonly Problem[]>;
  /** Whether a version is in a range. */
  satisfies(version: string, range: string): boolean;
  /** What entries are checked by. */
  readonly schemas: typeof contributionSchemas;
  /** What is wrong with a value for a setting, as the end of a sentence ("must be ..."). */
  readonly settingFault: SettingFault;
}

/** What a host can be given; with nothing but a reader it is one for tests: nobody to talk to, nothing kept. */
export interface HostOptions {
  /** The version of the library that plugins are measured against. Default: this one. */
  readonly version?: string;
  readonly clock?: Clock;
  /** How it talks to people. */
  readonly ui?: UiPort;
  /** Where plugins keep their state. Default: in memory. */
  readonly stores?: Partial<Stores>;
  /** Where what people set is kept. Default: nowhere. */
  readonly settings?: SettingStore;
  /** Settings by the site: values that people may change, and values that they may not. */
  readonly configuration?: { readonly host?: Readonly<Record<string, unknown>>; readonly policy?: Readonly<Record<string, unknown>> };
  /** Where plugins can run. Default: trusted ones in the page. */
  readonly runners?: readonly PluginRunner[];
  /** Makes metrics of metrics that are data. */
  readonly makeMetric?: MetricMaker;
  /** The language that texts are wanted in. Default English. */
  readonly language?: () => string;
  readonly platform?: Platform;
  readonly mode?: PluginMode;
  readonly limits?: Partial<Limits>;
}
