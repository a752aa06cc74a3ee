import '../scorecard/define.js';
import { CxImport, CxImportedEvent } from './import.js';

CxImport.define('cx-import');

export { CxImport, CxImportedEvent };
export { CxErrorEvent } from '../base/events.js';
