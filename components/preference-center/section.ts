import type { LitElement, TemplateResult } from 'lit';
import type { Catalogue, Preferences } from '../../src/model/index.js';
import type { Contact } from '../../src/preferences/decide/decision.js';
import type { Localizer } from '../base/localize.js';
import type { Desk } from '../preferences/desk.js';

/** What a part of the centre knows of the whole. */
export interface Centre {
  readonly host: LitElement;
  readonly desk: Desk;
  /** The words of the first page, which parts use too. */
  readonly texts: Localizer;
  readonly history: () => readonly Contact[] | undefined;
  readonly gpc: () => boolean;
}

/** A part of the centre that is loaded when it is opened. */
export interface Section {
  render(catalogue: Catalogue, preferences: Preferences): TemplateResult;
}

/** What is loaded when there is something to settle; it has no heading. */
const conflicts = (): Promise<{ open(centre: Centre): Section }> => import('./sections/conflicts.js');

/** The parts, in their order; the texts of their headings are `pref.<name>`. */
export const SECTIONS = {
  channels: () => import('./sections/channels.js'),
  times: () => import('./sections/times.js'),
  limits: () => import('./sections/limits.js'),
  life: () => import('./sections/life.js'),
  ahead: () => import('./sections/ahead.js'),
  why: () => import('./sections/why.js'),
  record: () => import('./sections/record.js'),
} as const satisfies Record<string, () => Promise<{ open(centre: Centre): Section }>>;

export type SectionName = keyof typeof SECTIONS;

export const LOADERS = { ...SECTIONS, conflicts };
export type PartName = keyof typeof LOADERS;
