import type { ShownProblem } from '../asking/question-view.js';
import { idOf } from './drawing.js';

type Root = HTMLElement | DocumentFragment;

/** Goes to what begins a page or an ending: its title, or that of its first question. */
export function focusBeginning(root: Root): void {
  (root.querySelector<HTMLElement>('[data-ending], h2') ?? root.querySelector<HTMLElement>('[part=title] [tabindex], h3'))?.focus();
}

/** Goes to the first question on the page with a problem, and in it to the part with the problem. */
export function focusProblem(root: Root, unmet: readonly ShownProblem[]): void {
  const frame = [...root.querySelectorAll('[part=question]')].find(({ id }) => unmet.some(({ question }) => idOf(question) === id));
  const part = frame?.querySelector<HTMLElement>('[aria-invalid=true]') ?? frame;
  const control = part?.matches('input, select, textarea') ? (part as HTMLElement) : part?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
  (control ?? frame?.querySelector<HTMLElement>('[tabindex]'))?.focus();
}
