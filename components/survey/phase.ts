import type { Told } from '../../src/delivery/sink.js';

/** What becomes of the answers. */
export type Phase = 'asking' | 'sending' | 'failed' | Told | 'screened' | 'dismissed' | 'own-withdrawn';
