import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';

/** Tells how wide an element is inside whenever that changes, once a frame at the most. */
export function onWidth(store: DisposableStore, element: Element, tell: (width: number) => void): void {
  let frame = 0;
  const observer = new ResizeObserver((entries) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => tell(entries.at(-1)!.contentRect.width));
  });
  observer.observe(element);
  store.add(toDisposable(() => { observer.disconnect(); cancelAnimationFrame(frame); }));
}

/** Tells before the page is laid out for paper, and once it is a page again. */
export function onPrint(store: DisposableStore, tell: (isPrinted: boolean) => void): void {
  const [before, after] = [() => tell(true), () => tell(false)];
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  store.add(toDisposable(() => { removeEventListener('beforeprint', before); removeEventListener('afterprint', after); }));
}
