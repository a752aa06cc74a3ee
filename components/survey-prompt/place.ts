import { toDisposable, type Disposable } from '../../src/core/disposable.js';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a pop-up and what it belongs to, and the edge of the window. */
const GAP = 8;

/**
 * Where a pop-up stands beside its anchor: below it if there is room, else above, else wherever it fits; it begins where the anchor begins in reading
 * direction, and never leaves the window. In pixels of the window.
 */
export function placeBeside(anchor: Box, size: Size, room: Size, rightToLeft: boolean): { readonly left: number; readonly top: number } {
  const within = (value: number, most: number): number => Math.max(GAP, Math.min(value, most - GAP));
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const top = below + size.height <= room.height - GAP || above < GAP ? below : above;
  return { left: within(rightToLeft ? anchor.right - size.width : anchor.left, room.width - size.width), top: within(top, room.height - size.height) };
}

/** Keeps a panel beside what it belongs to, also while the page scrolls or changes its size. */
export function keepBeside(panel: HTMLElement, anchor: Element): Disposable {
  const follow = (): void => {
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), panel.getBoundingClientRect(), { width: innerWidth, height: innerHeight }, getComputedStyle(panel).direction === 'rtl');
    Object.assign(panel.style, { left: `${left}px`, top: `${top}px`, right: 'auto', bottom: 'auto' });
  };
  follow();
  const watcher = new ResizeObserver(follow);
  watcher.observe(panel);
  addEventListener('scroll', follow, { capture: true, passive: true });
  addEventListener('resize', follow);
  return toDisposable(() => {
    watcher.disconnect();
    removeEventListener('scroll', follow, { capture: true });
    removeEventListener('resize', follow);
  });
}
