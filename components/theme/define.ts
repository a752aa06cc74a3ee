import type { Disposable } from '../../src/core/disposable.js';
import { adoptTheme } from './adopt.js';

/**
 * For those who write no script: whatever has `data-cx-theme` takes the look of the page's design system over. `data-cx-theme="auto"` looks
 * which one is there; `bootstrap`, `material` or `shadcn` name it; `none` only sees to it that the page's own `--cx-*` can be seen.
 * With `data-cx-theme-repair="off"` nothing is changed, only told in development.
 */
const adopted = new Map<HTMLElement, { readonly wish: string; readonly theme: Disposable }>();

function look(): void {
  for (const [element, { theme }] of adopted) {
    if (element.isConnected && element.dataset['cxTheme'] !== undefined) continue;
    theme.dispose();
    adopted.delete(element);
  }
  // light and dark are the wish of a frame (docs/embed-protocol.md), not of a theme
  for (const element of document.querySelectorAll<HTMLElement>('[data-cx-theme]:not([data-cx-theme=light], [data-cx-theme=dark], iframe)')) {
    const { cxTheme: system = 'auto', cxThemeRepair: repair } = element.dataset;
    const wish = `${system} ${repair}`;
    const before = adopted.get(element);
    if (before?.wish === wish) continue;
    before?.theme.dispose();
    adopted.set(element, { wish, theme: adoptTheme(element, { system: system || 'auto', repair: repair !== 'off' }) });
  }
}

if (typeof document !== 'undefined') {
  look();
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['data-cx-theme', 'data-cx-theme-repair'] });
}
