export { examinePage, prescription, SANDBOX_HEADER, WORKER_HEADER, type Diagnosis, type RungReport } from './csp-doctor.js';
export { proposeCapabilities, type Proposal } from './monitor.js';
