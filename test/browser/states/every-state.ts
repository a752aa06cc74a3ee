import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import { expect, fixtureCleanup } from '@open-wc/testing';
import '../../../components/all.js';
import '../../../components/advocacy-spectrum/define.js';
import '../../../components/recognize/define.js';
import '../../../components/journey-flow/define.js';
import '../../../components/review-pack/define.js';
import '../../../components/survey-debug/define.js';
import '../../../components/survey/after/index.js'; // its texts stay, so they come before leaks are looked for
import '../../../components/locales/survey-debug-ar.js';
import '../../../components/action-board/define.js';
import '../../../components/action-board/effect-part.js'; // as these do
import '../../../components/benchmark/define.js';
import '../../../components/control-chart/define.js';
import '../../../components/distribution/define.js';
import '../../../components/drivers/define.js';
import '../../../components/voice-wall/define.js';
import '../../../components/journey-session/define.js';
import '../../../components/studio/define.js';
import '../../../components/locales/surveys-de.js';
import '../../../components/locales/studio/ar.js';
import '../../../components/locales/ar.js';
import '../../../components/locales/surveys-ar.js';
import '../../../components/locales/workbench/ar.js';
import '../../../components/locales/insight/ar.js';
import '../../../components/locales/journey-ar.js';
import { bringTexts } from '../../../components/journey-map/edit/texts.js';
import { createHost } from '../../../src/host/index.js';
import '../../../components/locales/preferences-ar.js';
import * as metrics from '../../../src/metrics/index.js';
// the demo's page of states is plain JavaScript: it is what a visitor sees
import { states } from '../../../demo/states/states.js';
import { cutOff, mediaIn, movements, smallestTarget, spaceOut, tellStates, type SeenState } from '../conformance.js';
import { media, noLeaks, viewport } from '../support.js';

bringTexts(); // they stay too

/** The script sets a global; it knows no modules. */
declare const axe: typeof axeCore;

/** Every rule there is, with none switched off, and the size of targets too. */
const EVERYTHING: axeCore.RunOptions = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations', 'incomplete'], elementRef: true };
/** Rules about a page as a whole, which a part of one cannot answer. */
const PAGE_RULES = new Set(['landmark-one-main', 'page-has-heading-one', 'region', 'bypass', 'document-title', 'html-has-lang', 'heading-order']);

export interface Variant {
  readonly name: string;
  readonly lang?: string;
  readonly dark?: boolean;
  readonly width?: number;
  readonly forced?: boolean;
  /** For people who want no movement. */
  readonly still?: boolean;
  /** For people who need more room between letters, words and lines (WCAG 1.4.12). */
  readonly spaced?: boolean;
}

/** The success criteria that a rule is about: its tag `wcag143` is 1.4.3, `wcag1410` is 1.4.10. */
const criteriaOf = (tags: readonly string[]): string[] => tags.flatMap((tag) => /^wcag(\d)(\d)(\d+)$/.exec(tag)?.slice(1).join('.') ?? []);

/** Letters of a picture have the colours of the text beside it; what lies behind them the tool cannot tell. A picture that was drawn anew meanwhile has left its letters without one. */
const isDrawn = (element: unknown): boolean => element instanceof SVGElement && (element.closest('svg.picture') !== null || !element.isConnected);

/**
 * Text of two directions is in pieces, and behind some of them lines of the drawing pass under the opaque box that they are in: the tool takes that
 * for several grounds. It can tell where the same text is of one direction.
 */
const isInPieces = (element: unknown, { any }: axeCore.NodeResult): boolean =>
  element instanceof Element && element.closest('.graph:dir(rtl)') !== null && any.some(({ data }) => (data as { messageKey?: string } | null)?.messageKey === 'elmPartiallyObscuring');

/** Does it lie out of sight in a table that scrolls sideways? The tool cannot tell what is behind it; it can where there is room. */
function isScrolledAway(element: Element | undefined): boolean {
  const scroller = element?.closest('[role=region][tabindex]');
  if (!element || !scroller) return false;
  const [box, room] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return box.left < room.left - 1 || box.right > room.right + 1;
}

/** What is wrong, and the rules that had something to look at. */
async function look(host: HTMLElement, floats: boolean): Promise<{ findings: string[]; rules: SeenState['rules'][number][] }> {
  const { passes, violations, incomplete } = await axe.run(host, { ...EVERYTHING, elementRef: true });
  const rules = passes.filter(({ id }) => !PAGE_RULES.has(id)).map(({ id, tags }) => ({ id, criteria: criteriaOf(tags) }));
  // What the tool cannot decide counts too, where it can decide: in other engines it thinks text hidden that is not.
  const open = navigator.userAgent.includes('Chrome/') ? incomplete.map((one) => ({ ...one, nodes: one.nodes.filter((node) => !(one.id === 'color-contrast' && (isDrawn(node.element) || isInPieces(node.element, node)))) })) : [];
  const findings = [...violations, ...open]
    .filter((violation) => !PAGE_RULES.has(violation.id))
    .flatMap((violation) => violation.nodes.filter(({ element }) => !(violation.id === 'color-contrast' && isScrolledAway(element))).map((node) => `${violation.id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`))
    // what lies under something that floats is looked at in the state without it
    .filter((text) => !(floats && text.startsWith('color-contrast') && /overlapped by another element|partially overlaps other elements/.test(text)));
  return { findings, rules };
}

/**
 * Goes through every state in a variant. Each takes minutes: engines other than Chromium look at one variant only, for rules are the
 * same in all of them.
 */
export function everyState(variant: Variant, { inAllEngines = false } = {}): void {
  if (!inAllEngines && !navigator.userAgent.includes('Chrome/')) return;
  describe(`every state, ${variant.name}`, () => {
    let host: HTMLElement;
    const seen: SeenState[] = [];

    beforeEach(async function () {
      if (variant.forced && !(await media({ 'forced-colors': 'active' }))) this.skip();
      if (variant.width) await viewport(variant.width);
      if (variant.still) await media({ 'prefers-reduced-motion': 'reduce' });
      host = document.createElement('div');
      host.lang = variant.lang ?? 'en';
      host.dir = variant.lang === 'ar' ? 'rtl' : 'ltr';
      document.documentElement.style.colorScheme = variant.dark ? 'dark' : 'light';
      // said in numbers, for the tool takes what it is not told for white
      Object.assign(host.style, variant.dark ? { background: '#14191b', color: '#e8edee' } : { background: '#fff', color: '#1d2a2e' });
      document.body.append(host);
    });

    afterEach(async () => {
      host?.remove();
      fixtureCleanup();
      document.documentElement.style.colorScheme = '';
      if (variant.width) await viewport(1280);
      if (variant.forced || variant.still) await media({});
    });
    after(() => tellStates(seen));
    noLeaks(); // looks after the hook above has cleared up

    for (const { element, name, show, modal = false, floats = modal } of states(metrics, (options) => createHost({ language: () => variant.lang ?? 'en', ...options }))) {
      it(`<${element}> ${name}`, async () => {
        const done = await show(host);
        try {
          if (variant.spaced) await spaceOut(host);
          const { findings, rules } = await look(host, floats);
          expect(findings).to.deep.equal([]);
          if (variant.spaced) expect(cutOff(host), 'what is cut off').to.deep.equal([]);
          // nothing but a table that says so scrolls sideways
          if (variant.width) expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(variant.width, document.documentElement.clientWidth));
          if (variant.still) expect(movements(host), 'what moves').to.deep.equal([]);
          if (variant.spaced) rules.push({ id: 'text-spacing', criteria: ['1.4.12'] });
          seen.push({ element, state: name, variant: variant.name, rules, target: variant.width === 320 ? smallestTarget(host) : undefined, media: mediaIn(host) });
        } finally {
          if (typeof done === 'function') await done();
        }
      });
    }
  });
}
