import type { Figure } from '../document/figure.js';
import { SCORECARD_FORMAT } from '../document/format.js';
import type { Part } from '../document/part.js';
import type { Link, Scorecard } from '../document/scorecard.js';
import { AREAS, areaPart, type AreaId } from './areas.js';
import { areaOf, EVERYBODY, figure, MANAGERS } from './figures.js';

/** The templates there are: the company as a whole, and each area of the rating structure. */
export const SCORECARD_TEMPLATES = ['overall', ...AREAS] as const;
export type ScorecardTemplate = (typeof SCORECARD_TEMPLATES)[number];

/** What a company says of a template. */
export interface TemplateSettings {
  /** What is to be reached, by the id of the figure, as it is shown; those without are said to have none. */
  readonly targets?: Readonly<Record<string, number>>;
  /** By which dimension the cube tells touchpoints apart. Default `touchpoint`. */
  readonly dimension?: string;
  /** Of texts that are not given by language. Default `en`. */
  readonly language?: string;
}

/**
 * A scorecard to begin with, in English, German and Arabic. It has figures, audiences, roll-ups and links and no targets: what is to
 * be reached is for the company to say, and until it does a figure has no status and no score.
 */
export function scorecardTemplate(template: ScorecardTemplate, { targets = {}, dimension = 'touchpoint', language = 'en' }: TemplateSettings = {}): Scorecard {
  const base = { format: SCORECARD_FORMAT, language, period: { comparison: 'previous', series: 12 }, privacyThreshold: 5 } as const;
  const document: Scorecard = template === 'overall' ? { ...base, ...overall(dimension) } : { ...base, id: template, title: areaOf(template).text, ...bodyOf(template, dimension) };
  return { ...document, figures: aimed(document.figures, targets), parts: document.parts?.map((part) => withTargets(part, targets)) };
}

function bodyOf(id: AreaId, dimension: string): Pick<Scorecard, 'figures' | 'parts'> {
  const { figures, parts } = areaPart(id, dimension);
  return { figures: [...(figures ?? [])], parts: [...(parts ?? [])] };
}

function overall(dimension: string): Pick<Scorecard, 'id' | 'title' | 'parts' | 'links'> {
  const customers: Part = {
    id: 'customers',
    title: { en: 'Customers', de: 'Kunden', ar: 'العملاء' },
    figures: [
      figure('nps', 'nps', EVERYBODY),
      figure('csat', 'csat', EVERYBODY),
      figure('churn', 'churn', MANAGERS, { floor: 20 }),
      figure('renewal', 'renewal', MANAGERS),
      figure('nrr', 'nrr', MANAGERS),
    ],
  };
  return { id: 'overall', title: { en: 'The whole company', de: 'Das ganze Unternehmen', ar: 'الشركة كلها' }, parts: [customers, ...AREAS.map((id) => areaPart(id, dimension))], links: LINKS };
}

/** What a company usually believes leads to what; to be measured, not taken for granted. */
const LINKS: Link[] = [
  ...(['shopping', 'service', 'product'] as const).map((from) => ({ from, to: 'csat' })),
  ...(['branding', 'marketing'] as const).map((from) => ({ from, to: 'nps' })),
  { from: 'csat', to: 'nps' },
  { from: 'nps', to: 'renewal' },
  { from: 'nps', to: 'branding-referrals' },
  { from: 'renewal', to: 'nrr' },
];

function withTargets(part: Part, targets: Readonly<Record<string, number>>): Part {
  return { ...part, figures: aimed(part.figures, targets), parts: part.parts?.map((inside) => withTargets(inside, targets)) };
}

function aimed(figures: readonly Figure[] | undefined, targets: Readonly<Record<string, number>>): Figure[] | undefined {
  return figures?.map((one) => (Object.hasOwn(targets, one.id) ? { ...one, target: targets[one.id]! } : one));
}
