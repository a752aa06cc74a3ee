import { CxComplaint } from './complaint.js';

CxComplaint.define('cx-complaint');

export { CxComplaint };
export type { ComplaintStatus } from './status.js';
export { CxErrorEvent, CxReportEvent } from '../base/events.js';
