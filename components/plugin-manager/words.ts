import type { CapabilityRequest } from '../../src/model/plugin/capability.js';
import type { PluginManifest } from '../../src/model/plugin/manifest.js';
import type { Localizer } from '../base/localize.js';
import { messages } from './plugin-manager.messages.js';

/** What a capability allows, in words that a person can judge. The text was checked when the manifest was read. */
export function permissionText(capability: string, { text }: Localizer): string {
  const [kind = '', rest = '', survey] = capability.startsWith('network:') ? ['network', capability.slice(8)] : capability.startsWith('events:') ? [capability.slice(0, capability.indexOf(':', 7)), ...capability.slice(capability.indexOf(':', 7) + 1).split(':')] : capability.split(':');
  switch (kind) {
    case 'network':
      return text('plugins.may-network', { origin: `\u2068${rest}\u2069` });
    case 'events:write':
      return text('plugins.may-bring', { family: familyOf(rest, text) });
    case 'events:read': {
      const family = familyOf(rest, text);
      return survey === undefined ? text('plugins.may-events', { family }) : text('plugins.may-events-of', { family, survey: `\u2068${survey}\u2069` });
    }
    case 'ui':
      return text(`plugins.may-ui-${rest}`);
    case 'commands':
      return text('plugins.may-commands', { command: `\u2068${rest}\u2069` });
    default:
      return text(`plugins.may-${kind.replace('.read', '')}`);
  }
}

function familyOf(family: string, text: Localizer['text']): string {
  return Object.hasOwn(messages, `plugins.family-${family}`) ? text(`plugins.family-${family}`) : text('plugins.family-other', { family });
}

/** The reason that its author gives. */
export const reasonOf = ({ reasoning }: CapabilityRequest, { text }: Localizer): string => text('plugins.reason', { reason: `\u2068${reasoning}\u2069` });

/** How many entries it has at which point: `commands: 2, themes: 1`, by the names of the points. */
export function contributionCounts({ points, contributes, otherContributions }: PluginManifest): readonly (readonly [string, number])[] {
  const own = points.map((point) => [point, contributes[point].length] as const);
  const others = [...otherContributions].map(([point, entries]) => [point, entries.length] as const);
  return [...own, ...others].filter(([, count]) => count > 0);
}
