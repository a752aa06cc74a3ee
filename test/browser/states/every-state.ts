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
import { cutOff, mediaIn, movements, recoloured, settled, smallestTarget, spaceOut, tellStates, type SeenState } from '../conformance.js';
import { media, noLeaks, viewport } from '../support.js';

bringTexts(); // they stay too

/** The script sets a global; it knows no modules. */
declare const axe: typeof axeCore;

/**
 * Which rules a look asks: every rule there is, with none switched off and the size of targets too, once. What was asked there is not asked
 * again of the same elements where it cannot be otherwise: colours have no names, names have no colours.
 */
const RULES = {
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: ['color-contrast', 'link-in-text-block'], preload: false },
  names: { rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } }, preload: false },
  room: { runOnly: ['target-size', 'scrollable-region-focusable'], preload: false },
} satisfies Record<string, axeCore.RunOptions>;
/** Rules about a page as a whole, which a part of one cannot answer. */
const PAGE_RULES = new Set(['landmark-one-main', 'page-has-heading-one', 'region', 'bypass', 'document-title', 'html-has-lang', 'heading-order']);

/** How what is shown is looked at. Columns of the conformance sheets are named after it. */
export interface Look {
  readonly name: string;
  readonly rules: keyof typeof RULES;
  readonly dark?: boolean;
  readonly forced?: boolean;
  readonly width?: number;
  /** For people who need more room between letters, words and lines (WCAG 1.4.12). */
  readonly spaced?: boolean;
  /** Engines other than Chromium look at one only, for rules are the same in all of them. */
  readonly inAllEngines?: boolean;
}

/** How states are shown: to show one takes as long as to look at it, so several looks share it, one after another. */
export interface Showing {
  readonly lang?: 'en' | 'ar';
  /** For people who want no movement. */
  readonly still?: boolean;
  readonly looks: readonly Look[];
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
async function ask(host: HTMLElement, rulesOf: Look['rules'], floats: boolean): Promise<{ findings: string[]; rules: SeenState['rules'][number][] }> {
  const { passes, violations, incomplete } = await axe.run(host, { ...RULES[rulesOf], resultTypes: ['violations', 'incomplete'], elementRef: true });
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

const WIDE = 1280;
/** What was asked of the browser last; it is not asked twice. */
let at = { width: WIDE, features: '{}' };

/** The page as a look has it. */
async function enter({ dark = false, forced = false, width = WIDE }: Look, host: HTMLElement, still: boolean): Promise<boolean> {
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  // said in numbers, for the tool takes what it is not told for white
  Object.assign(host.style, dark ? { background: '#14191b', color: '#e8edee' } : { background: '#fff', color: '#1d2a2e' });
  return lookAt(width, { ...(still && { 'prefers-reduced-motion': 'reduce' }), ...(forced && { 'forced-colors': 'active' }) });
}

/** Makes the window that wide and emulates features, and tells whether the browser could. */
async function lookAt(width: number, wanted: Record<string, string>): Promise<boolean> {
  const features = JSON.stringify(wanted);
  const could = features === at.features || (await media(wanted));
  if (width !== at.width) await viewport(width);
  at = { width, features };
  return could;
}

/** Goes through every state, and looks at each in all of the ways there are. */
export function everyState(name: string, { lang = 'en', still = false, looks }: Showing): void {
  const here = looks.filter(({ inAllEngines = false }) => inAllEngines || navigator.userAgent.includes('Chrome/'));
  const [first] = here;
  if (!first) return;
  describe(`every state, ${name}`, () => {
    const seen: SeenState[] = [];
    after(async () => {
      document.documentElement.style.colorScheme = '';
      await lookAt(WIDE, {});
      await tellStates(seen);
    });

    for (const { element, name: state, show, modal = false, floats = modal } of states(metrics, (options) => createHost({ language: () => lang, ...options }))) {
      describe(`<${element}> ${state}`, () => {
        let host: HTMLElement;
        let done: unknown;

        before(async () => {
          host = document.createElement('div');
          host.lang = lang;
          host.dir = lang === 'ar' ? 'rtl' : 'ltr';
          await enter(first, host, still);
          document.body.append(host);
          done = await show(host);
          await recoloured(host);
        });
        after(async () => {
          if (typeof done === 'function') await done();
          host.remove();
          fixtureCleanup();
        });
        noLeaks('all'); // looks after the hook above has cleared up

        for (const look of here) {
          it(look.name, async function () {
            if (look !== first) {
              if (!(await enter(look, host, still))) this.skip();
              await (look.rules === 'colours' ? recoloured : settled)(host);
            }
            if (look.spaced) await spaceOut(host);
            const { findings, rules } = await ask(host, look.rules, floats);
            expect(findings).to.deep.equal([]);
            if (look.spaced) expect(cutOff(host), 'what is cut off').to.deep.equal([]);
            // nothing but a table that says so scrolls sideways
            if (look.width) expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(look.width, document.documentElement.clientWidth));
            if (still) expect(movements(host), 'what moves').to.deep.equal([]);
            if (look.spaced) rules.push({ id: 'text-spacing', criteria: ['1.4.12'] });
            seen.push({ element, state, variant: look.name, rules, target: look.width === 320 ? smallestTarget(host) : undefined, media: mediaIn(host) });
          });
        }
      });
    }
  });
}
