import type { Catalogue, ConsentEvent, Preferences } from '../../src/model/index.js';
import type { Contact } from '../../src/preferences/index.js';

export const catalogue: Catalogue;
export function customer(more?: Partial<Preferences>): Preferences;
export function consent(more: Pick<ConsentEvent, 'id' | 'topic' | 'state' | 'at'> & Partial<ConsentEvent>): ConsentEvent;
export const history: readonly Contact[];
