export { sandboxRunner, type SandboxOptions } from './runner.js';
export type { Rung, SandboxFiles } from './enclosure.js';
export type { IsolatedState } from './isolated-plugin.js';
export { hashOf } from './code.js';
export { NECESSARY, noConsent, type Consent } from '../broker/consent.js';
export type { Policy } from '../broker/grants.js';
export type { Account, Denial, LiveAccount, Sight, Use } from '../account.js';
export type { Ledger } from '../broker/ledger.js';
export type { Surface, SurfaceDrawer } from '../ui/surface.js';
