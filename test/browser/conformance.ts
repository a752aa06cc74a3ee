import { executeServerCommand } from '@web/test-runner-commands';

/** What a test shows that rules cannot. */
export type ProofKind = 'keyboard' | 'structure' | 'announcement' | 'focus' | 'pointer' | 'display' | 'errors' | 'language';

/** One state in one variant, as the axe rules and a ruler found it. */
export interface SeenState {
  readonly element: string;
  readonly state: string;
  readonly variant: string;
  /** The rules that had something to look at, all of them held. */
  readonly rules: readonly { readonly id: string; readonly criteria: readonly string[] }[];
  /** The smallest thing to press or tap, in CSS pixels. */
  readonly target?: Target | undefined;
  /** How much sound and video there is. */
  readonly media: number;
}

export interface Target {
  readonly width: number;
  readonly height: number;
  readonly what: string;
}

/** For the conformance sheets. */
export const tellStates = (seen: readonly SeenState[]): Promise<boolean> => executeServerCommand('cx-conformance', { kind: 'states', seen });

/**
 * A test that shows something which the conformance sheets tell of: that an element is worked by keyboard, is announced
 * and so on, with the success criteria of WCAG 2.2 that it bears on. Told only once the test has held.
 */
export function proves(elements: string | readonly string[], kind: ProofKind, criteria: readonly string[], test: (this: Mocha.Context) => Promise<void> | void): (this: Mocha.Context) => Promise<void> {
  return async function (this: Mocha.Context) {
    await test.call(this);
    const title = this.test!.titlePath().filter((one) => !one.startsWith('<')).join(': ');
    await executeServerCommand('cx-conformance', { kind: 'proof', seen: { elements: [elements].flat(), kind, criteria, title } });
  };
}

const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=option], [role=menuitem], [role=tab], [role=checkbox], [role=radio], [role=switch]';

/** All elements under `root`, in shadows too. */
function* everyElement(root: ParentNode): Generator<Element> {
  for (const el of root.querySelectorAll('*')) {
    yield el;
    if (el.shadowRoot) yield* everyElement(el.shadowRoot);
  }
}

/** The box that takes a press: that of the label if it is around a control. */
function boxOf(el: Element): DOMRect {
  const label = el.closest('label');
  return (label ?? el).getBoundingClientRect();
}

/** Is it within a sentence? Such links are as tall as the line. */
const inSentence = (el: Element): boolean => el.localName === 'a' && getComputedStyle(el).display === 'inline' && el.parentElement!.textContent.trim() !== el.textContent.trim();

/** The smallest thing to press under `root`, by its shorter side. */
export function smallestTarget(root: ParentNode): Target | undefined {
  let smallest: Target | undefined;
  for (const el of everyElement(root)) {
    if (!el.matches(TARGETS) || !el.checkVisibility({ visibilityProperty: true }) || el.closest('[inert]') || inSentence(el)) continue;
    const { width, height } = boxOf(el);
    if (width < 2 || height < 2) continue; // for those who hear the page only
    const target = { width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10, what: nameOf(el) };
    if (!smallest || Math.min(width, height) < Math.min(smallest.width, smallest.height)) smallest = target;
  }
  return smallest;
}

/** Such as `button "dismiss"`, and `input[type=radio] in "choices"` where only something around it has a part. */
function nameOf(el: Element): string {
  const kind = el instanceof HTMLInputElement ? `input[type=${el.type}]` : el.localName;
  const own = el.getAttribute('part');
  const around = el.closest('[part]')?.getAttribute('part');
  return own ? `${kind} "${own}"` : around ? `${kind} in "${around}"` : kind;
}

/** How much sound and video there is under `root`. */
export function mediaIn(root: ParentNode): number {
  return [...everyElement(root)].filter((el) => el.matches('audio, video')).length;
}

/** Movements that go on under `root`: a thing that changes its place or size by itself. */
export function movements(root: ParentNode): string[] {
  const roots = [document, ...[...everyElement(root)].flatMap((el) => (el.shadowRoot ? [el.shadowRoot] : []))];
  return [...new Set(roots.flatMap((one) => one.getAnimations()))]
    .filter((one) => one.playState === 'running' && one.effect instanceof KeyframeEffect && Number(one.effect.getComputedTiming().duration) > 1)
    .flatMap(({ effect }) => {
      const moved = (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame)).filter((key) => /^(transform|translate|scale|rotate|inset|top|left|right|bottom|margin|width|height|inlineSize|blockSize)/.test(key));
      return moved.length > 0 ? [`${(effect as KeyframeEffect).target?.localName}: ${[...new Set(moved)].join(', ')}`] : [];
    });
}

/** The room that WCAG 1.4.12 says nobody may lose text by. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** Gives the text under `root` more room, in shadows too, as people do by a style sheet of their own. */
export async function spaceOut(root: HTMLElement): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SPACING);
  for (const el of [root, ...everyElement(root)]) if (el.shadowRoot && !el.shadowRoot.adoptedStyleSheets.includes(sheet)) el.shadowRoot.adoptedStyleSheets.push(sheet);
  const outside = document.createElement('style');
  outside.textContent = SPACING;
  root.prepend(outside);
  await settled(root);
}

const frame = (): Promise<number> => new Promise((drawn) => requestAnimationFrame(drawn));

/** Waits until nothing under `root` fades, arrives or goes from light to dark any more: what is halfway has neither colour. What never ends is not waited for. */
export async function recoloured(root: ParentNode): Promise<void> {
  await frame();
  const roots = [document, ...[...everyElement(root)].flatMap((el) => el.shadowRoot ?? [])];
  const isUnderWay = ({ playState, effect }: Animation): boolean => playState === 'running' && Number(effect?.getComputedTiming().endTime) < Infinity;
  for (let frames = 0; frames < 120 && roots.some((one) => one.getAnimations().some(isUnderWay)); frames += 1) await frame();
}

/** What measures itself and is laid out anew by that needs a few frames: waits until nothing has another size or place. */
export async function settled(root: HTMLElement): Promise<void> {
  const shape = (): string => [root, ...everyElement(root)].map((el) => Object.values(el.getBoundingClientRect().toJSON() as object).join()).join(';');
  let before = '';
  for (let [frames, same] = [0, 0]; frames < 120 && same < 3; frames += 1) {
    await frame();
    const now = shape();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

/** Things under `root` that hide a part of their text: it does not fit, and cannot be scrolled to. */
export function cutOff(root: ParentNode): string[] {
  return [...everyElement(root)].flatMap((el) => {
    if (!(el instanceof HTMLElement) || !el.checkVisibility({ visibilityProperty: true })) return [];
    const { overflowX, overflowY, clipPath, textOverflow, webkitLineClamp } = getComputedStyle(el);
    // for those who hear the page only; and what is shortened by a sign that says so
    if (el.clientWidth <= 2 || clipPath !== 'none' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || el.textContent.trim() === '') return [];
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const cut = (hides(overflowX) && el.scrollWidth > el.clientWidth + 1) || (hides(overflowY) && el.scrollHeight > el.clientHeight + 1);
    return cut ? [`${nameOf(el)} ${el.className}: ${el.textContent.trim().slice(0, 40)}`] : [];
  });
}
