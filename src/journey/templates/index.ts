import { bank } from './bank.js';
import { hotel } from './hotel.js';
import { publicService } from './public-service.js';
import { retail } from './retail.js';
import { saasRenewal } from './saas-renewal.js';
import { supportCase } from './support-case.js';
import type { JourneyTemplate } from './template.js';

export { journeyFromTemplate, templateLanguage, type JourneyTemplate, type TemplateStep } from './template.js';
export { TEMPLATE_LANGUAGES, type TemplateLanguage, type W } from './words.js';

/** The journeys to begin with. */
export const JOURNEY_TEMPLATES: readonly JourneyTemplate[] = [retail, bank, saasRenewal, supportCase, hotel, publicService];
