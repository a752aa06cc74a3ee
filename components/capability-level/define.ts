import { CxCapabilityEvent, CxCapabilityLevel } from './capability-level.js';

CxCapabilityLevel.define('cx-capability-level');

export { CxCapabilityEvent, CxCapabilityLevel };
export { capabilityLevel, type CapabilityAnswers, type CapabilityLevel, type CapabilityQuestion, type CapabilityResult } from './level.js';
export { CxErrorEvent } from '../base/events.js';
