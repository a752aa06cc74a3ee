export { resolutionTimes, type CategoryResolution, type Resolution, type ResolutionReport, type Ticket } from './resolution.js';
export { businessClock, businessMinutes, type BusinessClock, type BusinessHours, type OpenHours } from './business-hours.js';
export { firstContactResolution, type Contact, type FirstContact, type FirstContactOptions, type FirstContactSource } from './first-contact.js';
