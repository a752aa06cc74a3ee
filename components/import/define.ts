import { CxImportedEvent, type CxImportedDetail } from './events.js';
import { CxImport } from './import.js';

CxImport.define('cx-import');

export { CxImport, CxImportedEvent, type CxImportedDetail };
export { CxErrorEvent } from '../base/events.js';
