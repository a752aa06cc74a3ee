import type { Tick, Way } from '../../src/preferences/fairness/audit.js';
import { contrastOf } from './contrast.js';

export { auditFairness, type FairnessFinding, type FairnessInput, type Tick, type Way } from '../../src/preferences/fairness/audit.js';

/** What is written on a control: its name for everybody. */
const labelOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Measures what a customer presses: how large it is, how well it is read. What it ends in, and after how many steps, the caller knows. */
export function measureWay(element: Element, { to, about, steps = 1 }: Pick<Way, 'to' | 'about'> & { readonly steps?: number }): Way {
  const { width, height } = element.getBoundingClientRect();
  return { to, about, steps, label: labelOf(element), size: { width, height }, contrast: contrastOf(element) };
}

/**
 * Reads what is ticked.
 *
 * @param chosen tells what the customer has chosen before
 * @param keysOf the registers that a control sets, if known
 */
export function measureTicks(root: ParentNode, chosen: (input: HTMLInputElement) => boolean = () => false, keysOf: (input: HTMLInputElement) => readonly string[] = () => []): Tick[] {
  return [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')].map((input) => {
    const group = input.closest('[role=group], [role=radiogroup], fieldset');
    return {
      where: group?.getAttribute('aria-labelledby') ?? group?.querySelector('legend')?.textContent?.trim() ?? input.name,
      label: input.labels?.[0] ? labelOf(input.labels[0]) : labelOf(input),
      ticked: input.checked,
      chosen: chosen(input),
      keys: keysOf(input),
    };
  });
}

/** Every text that a customer reads in a part of a page. */
export const measureTexts = (root: ParentNode): { readonly where: string; readonly text: string }[] =>
  [...root.querySelectorAll('p, button, label, legend, summary, a, li')].map((element) => ({ where: element.getAttribute('part') ?? element.localName, text: labelOf(element) })).filter(({ text }) => text !== '');
