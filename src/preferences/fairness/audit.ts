import type { Catalogue } from '../../model/index.js';
import { FAIRNESS_RULES, type FairnessCode } from './rules.js';
import { offends } from './words.js';

/** A way from where the customer stands to where a choice is made. What was not measured is left out. */
export interface Way {
  /** What it ends in. */
  readonly to: 'yes' | 'no' | 'stop-all';
  /** The choice it belongs to, such as a topic: the ways of one choice are held against each other. */
  readonly about: string;
  /** What is written on what is pressed. */
  readonly label: string;
  /** How many times something is pressed, pages included. */
  readonly steps: number;
  /** What has to be typed. */
  readonly fields?: readonly string[];
  readonly signIn?: boolean;
  /** How long it makes them wait, in seconds. */
  readonly wait?: number;
  /** In CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Contrast of its text, 1 to 21 (WCAG). */
  readonly contrast?: number;
}

/** Something that is ticked, or not, when the customer comes. */
export interface Tick {
  readonly where: string;
  readonly label: string;
  readonly ticked: boolean;
  /** Has the customer chosen that before? */
  readonly chosen: boolean;
  /** The registers it sets; a yes to more than one topic is no yes. */
  readonly keys: readonly string[];
}

/** What an audit looks at: a page of preferences or consent, written down as it is when the customer comes. */
export interface FairnessInput {
  readonly language: string;
  readonly ways?: readonly Way[];
  readonly ticks?: readonly Tick[];
  readonly texts?: readonly { readonly where: string; readonly text: string; readonly safety?: boolean }[];
}

/** An unfairness, with the rule it offends. */
export interface FairnessFinding {
  readonly code: FairnessCode;
  /** The choice, the control or the text. */
  readonly where: string;
  /** What was found, in a sentence. */
  readonly message: string;
}

/** How much less a no may have before it is smaller or fainter: what a font rounds. */
const TOLERANCE = 0.95;
/** The only thing that may be asked of who leaves. */
const ADDRESS = /^(e-?mail|address|email-address|phone)$/i;

const finding = (code: FairnessCode, where: string, message: string): FairnessFinding => ({ code, where, message: `${message} ${FAIRNESS_RULES[code].says}` });

/** Looks for unfairness: in the steps, in the weight, in what is ticked, in the words. Nothing found is no proof that there is none. */
export function auditFairness({ language, ways = [], ticks = [], texts = [] }: FairnessInput): FairnessFinding[] {
  return [
    ...[...new Set(ways.map(({ about }) => about))].flatMap((about) => auditWays(about, ways.filter((way) => way.about === about), language)),
    ...(ways.some(({ to }) => to === 'yes') && !ways.some(({ to }) => to === 'stop-all') ? [finding('no-way-out', 'stop-all', 'There is no way to stop everything.')] : []),
    ...ticks.flatMap((tick) => auditTick(tick, language)),
    ...texts.flatMap(({ where, text, safety }) => auditText(where, text, language, safety === true)),
  ];
}

function auditWays(about: string, ways: readonly Way[], language: string): FairnessFinding[] {
  const yes = ways.filter(({ to }) => to === 'yes');
  const nos = ways.filter(({ to }) => to !== 'yes');
  const findings: FairnessFinding[] = nos.flatMap((no) => [
    ...yes.flatMap((one) => held(one, no)),
    ...(no.signIn ? [finding('sign-in', about, `"${no.label}" asks to sign in.`)] : []),
    ...(no.fields ?? []).filter((field) => !ADDRESS.test(field)).map((field) => finding('more-to-type', about, `"${no.label}" asks for ${field}.`)),
    ...(offends(no.label, 'later', language) ? [finding('later', about, `"${no.label}" puts a no off.`)] : []),
    ...auditText(about, no.label, language, false),
  ]);
  if (yes.length > 0 && nos.length === 0) findings.push(finding('no-way-out', about, `"${yes[0]!.label}" has no counterpart.`));
  return findings;
}

function held(yes: Way, no: Way): FairnessFinding[] {
  const area = ({ width, height }: NonNullable<Way['size']>): number => width * height;
  const found: FairnessFinding[] = [];
  const add = (code: FairnessCode, what: string): void => void found.push(finding(code, no.about, `"${no.label}" ${what} "${yes.label}".`));
  if (no.steps > yes.steps) add('more-steps', `takes ${no.steps} steps, and only ${yes.steps}`);
  if ((no.wait ?? 0) > (yes.wait ?? 0)) add('wait', `takes ${no.wait} s, more than`);
  if (yes.size && no.size && area(no.size) < area(yes.size) * TOLERANCE) add('smaller', 'is smaller than');
  if (yes.contrast !== undefined && no.contrast !== undefined && no.contrast < yes.contrast * TOLERANCE) add('fainter', 'has less contrast than');
  return found;
}

function auditTick({ where, label, ticked, chosen, keys }: Tick, language: string): FairnessFinding[] {
  const topics = new Set(keys.filter((key) => /^topics\.[^.]+\.on$/.test(key)));
  return [
    ...(ticked && !chosen ? [finding('pre-ticked', where, `"${label}" is ticked before the customer came.`)] : []),
    ...(topics.size > 1 ? [finding('bundled', where, `"${label}" is a yes to ${topics.size} topics at once.`)] : []),
    ...(offends(label, 'double-negative', language) ? [finding('double-negative', where, `"${label}" can be misread.`)] : []),
    ...auditText(where, label, language, false),
  ];
}

function auditText(where: string, text: string, language: string, safety: boolean): FairnessFinding[] {
  return [
    ...(offends(text, 'shaming', language) ? [finding('shaming', where, `"${text.slice(0, 200)}" presses.`)] : []),
    ...(safety && offends(text, 'plays-down', language) ? [finding('plays-down', where, `"${text.slice(0, 200)}" plays a danger down.`)] : []),
  ];
}

/** Looks at the words of a catalogue, in every language it has and we have words for. */
export function auditCatalogue({ topics, channels, offerKinds = {}, lifeEvents = {} }: Catalogue): FairnessFinding[] {
  const texts: { readonly where: string; readonly language: string; readonly text: string; readonly safety: boolean }[] = [];
  const add = (where: string, localised: Readonly<Record<string, string>> | undefined, safety = false): void => {
    for (const [language, text] of Object.entries(localised ?? {})) texts.push({ where: `${where}/${language}`, language, text, safety });
  };
  for (const [id, { label, description, examples = [], class: kind }] of Object.entries(topics)) {
    add(`/topics/${id}/label`, label, kind === 'safety');
    add(`/topics/${id}/description`, description, kind === 'safety');
    examples.forEach((example, i) => add(`/topics/${id}/examples/${i}`, example, kind === 'safety'));
  }
  for (const [id, { label }] of Object.entries(channels)) add(`/channels/${id}/label`, label);
  for (const [id, { label, description }] of Object.entries(offerKinds)) {
    add(`/offerKinds/${id}/label`, label);
    add(`/offerKinds/${id}/description`, description);
  }
  for (const [id, { label, inReturn }] of Object.entries(lifeEvents)) {
    add(`/lifeEvents/${id}/label`, label);
    add(`/lifeEvents/${id}/inReturn`, inReturn);
  }
  return texts.flatMap(({ where, text, language, safety }) => auditText(where, text, language, safety));
}
