import { CxAdvocacySpectrum } from './advocacy-spectrum.js';

CxAdvocacySpectrum.define('cx-advocacy-spectrum');

export { CxAdvocacySpectrum };
export { CxTreatmentEvent, type TreatmentChange } from './events.js';
export type { NameOf } from './people.js';
export { CxExportEvent } from '../base/export/event.js';
export { CxErrorEvent } from '../base/events.js';
