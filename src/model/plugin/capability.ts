import * as z from 'zod/mini';
import { eventSchemas, type CxEventType } from '../event.js';
import { title } from './names.js';

/**
 * What a plugin that is not trusted asks to be allowed. It is written as one text; whatever is not granted is refused.
 *
 * | text | what it allows |
 * | --- | --- |
 * | `network:https://api.example.com` | requests to this origin, and no other |
 * | `events:read:response` | seeing the events of a family, without personal fields |
 * | `events:read:response:renewal` | the same, of this survey alone |
 * | `events:write:response` | bringing in events of a family, by its sources |
 * | `pii.read` | personal fields too |
 * | `files.read` | the beginning of files that people open, and all of those that they read with its importers |
 * | `storage` | keeping values of its own on the device |
 * | `secrets` | keeping secrets of its own |
 * | `ui:tile`, `ui:view`, `ui:question`, `ui:message` | showing something in this place |
 * | `ui:ask` | asking people for a choice or a text, in a dialog |
 * | `commands:acme.mood.ask` | running a command that is not its own |
 */
export type Capability =
  | { readonly kind: 'network'; readonly origin: string }
  | { readonly kind: 'events:read'; readonly family: EventFamily; readonly survey?: string }
  | { readonly kind: 'events:write'; readonly family: EventFamily }
  | { readonly kind: 'pii.read' }
  | { readonly kind: 'files.read' }
  | { readonly kind: 'storage' }
  | { readonly kind: 'secrets' }
  | { readonly kind: 'ui'; readonly place: UiPlace }
  | { readonly kind: 'commands'; readonly command: string };

/** The noun in the type of an event: `cx.response.submitted` is of the family `response`. */
export type EventFamily = CxEventType extends infer Type ? (Type extends `cx.${infer Noun}.${string}` ? Noun : never) : never;

/** Where a plugin can show something. */
export const UI_PLACES = ['tile', 'view', 'question', 'message', 'ask'] as const;
export type UiPlace = (typeof UI_PLACES)[number];

/** The families of events there are. */
export const EVENT_FAMILIES: readonly EventFamily[] = [...new Set(Object.keys(eventSchemas).map((type) => type.split('.')[1] as EventFamily))];

/** Reads a capability; undefined if there is none of that name. */
export function parseCapability(text: string): Capability | undefined {
  if (text === 'pii.read' || text === 'files.read' || text === 'storage' || text === 'secrets') return { kind: text };
  const [, kind, rest] = /^(network|events:read|events:write|ui|commands):(.+)$/.exec(text) ?? [];
  if (rest === undefined) return undefined;
  switch (kind) {
    case 'network':
      return isOrigin(rest) ? { kind, origin: rest } : undefined;
    case 'events:read': {
      const [, family, survey] = /^([a-z]+)(?::([a-z][a-z0-9._-]{0,63}))?$/.exec(rest) ?? [];
      if (!EVENT_FAMILIES.includes(family as EventFamily)) return undefined;
      return { kind, family: family as EventFamily, ...(survey !== undefined && { survey }) };
    }
    case 'events:write':
      return EVENT_FAMILIES.includes(rest as EventFamily) ? { kind, family: rest as EventFamily } : undefined;
    case 'ui':
      return UI_PLACES.includes(rest as UiPlace) ? { kind, place: rest as UiPlace } : undefined;
    default:
      return /^[a-z][A-Za-z0-9_.-]{0,127}$/.test(rest) ? { kind: 'commands', command: rest } : undefined;
  }
}

/** How a capability is written in a manifest. */
export function capabilityText(capability: Capability): string {
  switch (capability.kind) {
    case 'network':
      return `network:${capability.origin}`;
    case 'events:read':
      return `events:read:${capability.family}${capability.survey === undefined ? '' : `:${capability.survey}`}`;
    case 'events:write':
      return `events:write:${capability.family}`;
    case 'ui':
      return `ui:${capability.place}`;
    case 'commands':
      return `commands:${capability.command}`;
    default:
      return capability.kind;
  }
}

/**
 * A secure origin in the one way in which it can be written: `https`, lower case, no user, no default port, no path. A
 * name in another script stands in its `xn--` form, so that nobody mistakes it.
 */
function isOrigin(text: string): boolean {
  return /^https:\/\/(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+(:(?!443$)[1-9]\d{0,4})?$/.test(text);
}

/** A capability with the reason that people are shown before they allow it. */
export const capabilityRequest = z.strictObject({
  capability: z
    .string()
    .check(z.maxLength(300), z.refine((text) => parseCapability(text) !== undefined, { error: 'a capability such as "network:https://api.example.com", "events:read:response", "pii.read", "storage" or "ui:tile"' })),
  /** What it is for, in words that a person can judge. */
  reasoning: title(400),
});
export type CapabilityRequest = z.infer<typeof capabilityRequest>;
