import { said, type ReadVariable, type ThemeAdapter } from './adapter.js';

/** A system token, as Material Web and the theme builder call it, or as Angular Material does. */
const token = (read: ReadVariable, web: string, angular: string): string | undefined => said(read(`--md-sys-${web}`)) ?? said(read(`--mat-sys-${angular}`));

/** Material 3: the system tokens `--md-sys-*` of Material Web and its theme builder, `--mat-sys-*` of Angular Material. Fields and buttons of ours take the small corner. */
export const material: ThemeAdapter = {
  id: 'material',
  isThere: (read) => token(read, 'color-primary', 'primary') !== undefined,
  read: (read) => ({
    accent: token(read, 'color-primary', 'primary'),
    onAccent: token(read, 'color-on-primary', 'on-primary'),
    radius: token(read, 'shape-corner-small', 'corner-small') ?? token(read, 'shape-corner-extra-small', 'corner-extra-small'),
  }),
};
