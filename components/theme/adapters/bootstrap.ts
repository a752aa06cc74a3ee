import { said, type ThemeAdapter } from './adapter.js';

/** Bootstrap 5.3: `--bs-*` on the root, or on whatever has `data-bs-theme`. Its buttons have no variable for the text on the primary colour at the root, so that is worked out. */
export const bootstrap: ThemeAdapter = {
  id: 'bootstrap',
  isThere: (read) => read('--bs-primary') !== '',
  read: (read) => ({ accent: said(read('--bs-primary')), radius: said(read('--bs-border-radius')) }),
};
