import type { JourneyIndex } from '../../../../src/journey/map/journey-index.js';
import { casesThat, type Conformance } from '../../../../src/journey/observed/conformance/conformance.js';
import { caseNamesBehind, type Behind } from '../../../../src/journey/observed/discover/cases.js';
import { CxJourneyDrillEvent } from '../../../journey-flow/events.js';

/** Tells the page which cases are behind a number, by the very rule that it was counted by: `cx-drill`. */
export function openCases(element: HTMLElement, index: JourneyIndex, held: Conformance, { title, behind }: { readonly title: string; readonly behind: Behind | { readonly kind: 'fit' | 'deviate' } }): void {
  const cases = isHow(behind) ? Array.from(casesThat(index, held, behind.kind), (c) => held.log.caseNames[c]!) : caseNamesBehind(held.log, behind);
  element.dispatchEvent(new CxJourneyDrillEvent({ level: 'cases', behind, title, cases }));
}

const isHow = (behind: Behind | { readonly kind: 'fit' | 'deviate' }): behind is { readonly kind: 'fit' | 'deviate' } => behind.kind === 'fit' || behind.kind === 'deviate';
