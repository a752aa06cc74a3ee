import type { Figure } from '../document/figure.js';
import type { Part } from '../document/part.js';
import { areaOf, DAILY, EVERYBODY, figure, MANAGERS } from './figures.js';

/** The five areas of the rating structure, in its order. */
export const AREAS = ['shopping', 'branding', 'service', 'marketing', 'product'] as const;
export type AreaId = (typeof AREAS)[number];

/** What each area is measured by beside the ratings of its touchpoints. */
const OWN: Readonly<Record<AreaId, readonly Figure[]>> = {
  shopping: [figure('shopping-ease', 'ces', EVERYBODY, { area: 'shopping' })],
  branding: [
    figure('branding-nps', 'nps', EVERYBODY, { area: 'branding' }),
    figure('branding-feelings', 'positive-sentiment', MANAGERS, { area: 'branding' }),
    figure('branding-referrals', 'referrals', MANAGERS, { area: 'branding' }),
  ],
  service: [
    figure('service-fcr', 'fcr', EVERYBODY, { area: 'service' }),
    figure('service-resolution', 'resolution-time-median', EVERYBODY, { area: 'service', floor: 120 }),
    figure('service-reopened', 'reopened', DAILY, { area: 'service' }),
  ],
  marketing: [
    figure('marketing-acquisition', 'acquisition', MANAGERS, { area: 'marketing' }),
    figure('marketing-opt-in', 'opt-in-rate', EVERYBODY, { area: 'marketing' }),
    figure('marketing-participation', 'participation', DAILY, { area: 'marketing' }),
  ],
  product: [figure('product-spend', 'same-customer-spend', MANAGERS, { area: 'product' })],
};

/**
 * One area: the satisfaction with each of its touchpoints, and what else it is measured by.
 *
 * @param dimension by which the cube tells touchpoints apart
 */
export function areaPart(id: AreaId, dimension: string): Part {
  const area = areaOf(id);
  return {
    id,
    title: area.text,
    area: id,
    figures: [...OWN[id]],
    parts: [{
      id: `${id}-touchpoints`,
      title: TOUCHPOINTS,
      rollUp: 'weighted-mean',
      figures: (area.areas ?? []).map((touchpoint) => ({
        ...figure(`${touchpoint.id}.csat`, 'csat', DAILY),
        title: touchpoint.text,
        area: touchpoint.id,
        touchpoint: touchpoint.id,
        segment: { dimension, value: touchpoint.id },
      })),
    }],
  };
}

const TOUCHPOINTS = { en: 'Satisfaction at each touchpoint', de: 'Zufriedenheit an jedem Kontaktpunkt', ar: 'الرضا عند كل نقطة اتصال' };
