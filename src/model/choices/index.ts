export { catalogueSchema, jurisdictionSchema, topicSchema, type Catalogue, type Jurisdiction, type Topic } from './catalogue.js';
export { noPreferences, pauseSchema, preferencesSchema, type Pause, type Preferences, type TopicChoice } from './preferences.js';
export { capPeriodSchema, capSchema, type Cap, type CapPeriod } from './cap.js';
export { consentDraftSchema, consentEventSchema, NO_EVENT_BEFORE, type ConsentDraft, type ConsentEvent } from './consent.js';
export { lifeEventSchema, type LifeEvent } from './life-event.js';
export { faultOfAnswer, parameterSchema, parameterValueSchema, type Parameter, type ParameterValue } from './parameter.js';
export { faultOfWindow, windowSchema, type Hours, type Window } from './window.js';
export type { LifeEventUse, Localised, TopicClass } from './names.js';
export { parseRegister, registerSchema, type Register } from './register.js';
