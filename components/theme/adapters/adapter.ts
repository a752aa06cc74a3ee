/** Reads a custom property of the page at a place; empty if it is not there. */
export type ReadVariable = (name: string) => string;

/** What a design system says that ours have a token for, as CSS values. */
export interface ReadTheme {
  readonly accent?: string | undefined;
  readonly onAccent?: string | undefined;
  readonly radius?: string | undefined;
}

/** Reads one design system from its variables. */
export interface ThemeAdapter {
  readonly id: string;
  /** Is it on the page? */
  isThere(read: ReadVariable): boolean;
  read(read: ReadVariable): ReadTheme;
}

/** A value, or nothing where the page has none. */
export const said = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
