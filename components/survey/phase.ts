import type { Delivery } from '../../src/delivery/sink.js';

/** What becomes of the answers. */
export type Phase = 'asking' | 'sending' | 'failed' | Delivery | 'screened' | 'dismissed' | 'own-withdrawn';
