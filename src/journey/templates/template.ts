import { keysBetween } from '../map/order.js';
import { blankJourney, type Journey } from '../document/journey.js';
import type { JourneyRecord, RecordOf } from '../document/records.js';
import { ACTORS, CHANNELS, LANES, TEMPLATE_LANGUAGES, type TemplateLanguage, type W } from './words.js';

/** A touchpoint of a template. */
export interface TemplateStep {
  readonly id: string;
  readonly name: W;
  readonly channel: keyof typeof CHANNELS;
  readonly truth?: true;
  readonly ends?: true;
  /** What happens behind it. */
  readonly behind?: { readonly band: 'frontstage' | 'backstage' | 'support'; readonly name: W };
}

/** A journey to begin with: phases and touchpoints that most companies of a kind have, and no figures. */
export interface JourneyTemplate {
  readonly id: string;
  readonly title: W;
  readonly about: W;
  readonly phases: readonly { readonly id: string; readonly name: W; readonly steps: readonly TemplateStep[] }[];
}

/** The language of a template that suits a language tag; English where it has none. */
export function templateLanguage(tag: string): TemplateLanguage {
  const [primary] = tag.toLowerCase().split('-');
  return TEMPLATE_LANGUAGES.find((language) => language === primary) ?? 'en';
}

/** A journey made of a template, in a language. It has lanes and channels, and waits for owners, evidence and figures. */
export function journeyFromTemplate(template: JourneyTemplate, { id, language = 'en' }: { readonly id?: string; readonly language?: TemplateLanguage } = {}): Journey {
  const say = (words: W): string => words[TEMPLATE_LANGUAGES.indexOf(language)]!;
  const steps = template.phases.flatMap((phase) => phase.steps.map((step) => ({ phase: phase.id, step })));
  const channels = [...new Set(steps.map(({ step }) => step.channel))];
  const records: JourneyRecord[] = [
    { type: 'actor', id: 'actor-customer', name: say(ACTORS.customer), kind: 'customer' },
    { type: 'actor', id: 'actor-staff', name: say(ACTORS.staff), kind: 'staff' },
    ...ordered(channels, (channel, order): JourneyRecord => ({ type: 'channel', id: `channel-${channel}`, order, name: say(CHANNELS[channel]) })),
    ...ordered(template.phases, (phase, order): JourneyRecord => ({ type: 'phase', id: phase.id, order, name: say(phase.name) })),
    ...ordered(steps, ({ phase, step }, order): JourneyRecord => ({
      type: 'touchpoint', id: step.id, order, name: say(step.name), phase, channel: `channel-${step.channel}`, actors: ['actor-customer'], band: 'customer',
      ...(step.truth && { momentOfTruth: true }), ...(step.ends && { ends: true }),
    })),
    ...ordered(steps.filter(({ step }) => step.behind), ({ step }, order): JourneyRecord => ({ type: 'backstage', id: `behind-${step.id}`, order, at: step.id, band: step.behind!.band, name: say(step.behind!.name) })),
    ...steps.slice(1).map(({ step }, i): JourneyRecord => ({ type: 'link', id: `to-${step.id}`, from: steps[i]!.step.id, to: step.id, kind: 'next' })),
    ...ordered(lanes(say), (lane, order): JourneyRecord => ({ ...lane, order })),
  ];
  return { ...blankJourney(id ?? template.id, { title: say(template.title), lang: language, description: say(template.about) }), records };
}

function ordered<T>(list: readonly T[], make: (one: T, order: string) => JourneyRecord): JourneyRecord[] {
  const keys = keysBetween(null, null, list.length);
  return list.map((one, i) => make(one, keys[i]!));
}

function lanes(say: (words: W) => string): readonly Omit<RecordOf<'lane'>, 'order'>[] {
  const lane = (id: keyof typeof LANES, kind: RecordOf<'lane'>['kind'], metric?: string): Omit<RecordOf<'lane'>, 'order'> => ({ type: 'lane', id: `lane-${id}`, kind, name: say(LANES[id]), ...(metric !== undefined && { metric }) });
  return [
    lane('channel', 'channel'), lane('emotion', 'emotion', 'emotion'), lane('csat', 'metric', 'csat'), lane('ces', 'metric', 'ces'), lane('thoughts', 'text'), lane('pain', 'pain'), lane('gain', 'gain'),
    lane('opportunity', 'opportunity'), lane('backstage', 'backstage'), lane('owner', 'owner'),
  ];
}
