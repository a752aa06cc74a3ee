import type { Problem } from '../../core/problem.js';
import { faultOfAnswer, parseRegister, type Catalogue, type ParameterValue, type Preferences } from '../../model/index.js';
import { own } from '../own.js';
import { faultOfZone } from '../time/zone.js';
import type { Json } from './edit.js';

/** Limits a customer may have at the most: more are not anybody's choices. */
const MOST_CAPS = 50;

/**
 * What is wrong with setting a register, beyond the form that `registerSchema` has checked: things that are not in the catalogue (of which a no is
 * still taken if the customer had chosen something), time zones that are none, answers that do not fit their question.
 * Codes: `unknown-key`, `unknown-topic`, `unknown-channel`, `unknown-offer-kind`, `unknown-life-event`, `unknown-parameter`, `locked-topic`, `too-many-caps`,
 * `not-iana`, `bad-answer`.
 */
export function faultOfChange(key: string, value: Json, catalogue: Catalogue, preferences: Preferences): Problem | undefined {
  const register = parseRegister(key);
  if (!register) return { code: 'unknown-key', message: `${JSON.stringify(key.slice(0, 100))} is nothing that a customer can change.`, where: key };
  const missing = (what: string, name: string, id: string, there: Readonly<Record<string, unknown>> = {}, chosen: Readonly<Record<string, unknown>> = {}): Problem | undefined => {
    if (own(there, id) !== undefined || (own(chosen, id) !== undefined && value !== true)) return undefined;
    return { code: `unknown-${what}`, message: `There is no ${name} "${id}".`, where: key };
  };
  switch (register[0]) {
    case 'topics': {
      const topic = own(catalogue.topics, register[1]);
      if (topic?.class === 'safety' && register[2] === 'on' && value === false) {
        return { code: 'locked-topic', message: 'Safety messages cannot be turned off as a whole, because we have to tell you. Choose the channels instead.', where: key };
      }
      return missing('topic', 'kind of message', register[1], catalogue.topics, preferences.topics) ?? (register[2] === 'channels' ? missing('channel', 'channel', register[3], catalogue.channels, preferences.channels) : undefined);
    }
    case 'channels':
      return missing('channel', 'channel', register[1], catalogue.channels, preferences.channels);
    case 'offerKinds':
      return missing('offer-kind', 'kind of offer', register[1], catalogue.offerKinds, preferences.offerKinds);
    case 'lifeEvents':
      return missing('life-event', 'occasion', register[1], catalogue.lifeEvents, preferences.lifeEvents);
    case 'parameters': {
      const parameter = own(catalogue.parameters ?? {}, register[1]);
      if (!parameter || value === null) return missing('parameter', 'question', register[1], catalogue.parameters, preferences.parameters);
      const fault = faultOfAnswer(parameter, value as ParameterValue);
      return fault && { ...fault, where: key };
    }
    case 'caps':
      if (value === null || own(preferences.caps, register[1]) || Object.keys(preferences.caps).length < MOST_CAPS) return undefined;
      return { code: 'too-many-caps', message: `There can be ${MOST_CAPS} limits at the most. Take one back first.`, where: key };
    case 'subject': {
      const fault = register[1] === 'zone' && typeof value === 'string' ? faultOfZone(value) : undefined;
      return fault && { ...fault, where: key };
    }
    default:
      return undefined;
  }
}
