export { startCollector, type Collector, type CollectorOptions } from './collector.js';
export type { Receipt } from './ingest.js';
export { Links, type LinkClaims, type LinkKey, type LinkPurpose } from './preferences/links.js';
export { preferenceSettingsSchema, readPreferenceSettings, type PreferenceSettings } from './preferences/settings.js';
export { listUnsubscribeHeaders } from './preferences/unsubscribe-headers.js';
export type { KeptPreferences } from './preferences/keep.js';
export type { Facts, PersonExport } from './preferences/keeper.js';
