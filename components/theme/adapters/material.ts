import { said, type ThemeAdapter } from './adapter.js';

/** Material 3: the system tokens `--md-sys-*` as Material Web and its theme builder write them. Fields and buttons of ours take the small corner. */
export const material: ThemeAdapter = {
  id: 'material',
  isThere: (read) => read('--md-sys-color-primary') !== '',
  read: (read) => ({
    accent: said(read('--md-sys-color-primary')),
    onAccent: said(read('--md-sys-color-on-primary')),
    radius: said(read('--md-sys-shape-corner-small')) ?? said(read('--md-sys-shape-corner-extra-small')),
  }),
};
