/**
 * Are we on a developer's machine? Then problems of configuration are shown on the page; elsewhere visitors are
 * spared them. `<html data-cx-development>` switches it on anywhere, `data-cx-development="off"` off.
 */
export function isDevelopment(): boolean {
  const wish = document.documentElement.dataset['cxDevelopment'];
  return wish === undefined ? /^(localhost|127\.|\[::1\]|$)|\.(local|localhost|test)$/.test(location.hostname) : wish !== 'off';
}
