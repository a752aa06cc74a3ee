import { said, type ThemeAdapter } from './adapter.js';

/** Three numbers without a function around them: how shadcn/ui for Tailwind 3 writes hue, saturation and lightness. */
const CHANNELS = /^[\d.]+(deg)?\s+[\d.]+%\s+[\d.]+%$/;
const colour = (value: string): string | undefined => (CHANNELS.test(value.trim()) ? `hsl(${value.trim()})` : said(value));

/** shadcn/ui: `--primary`, `--primary-foreground`, `--radius`; whole colours with Tailwind 4, bare numbers of HSL with Tailwind 3. */
export const shadcn: ThemeAdapter = {
  id: 'shadcn',
  // others call something "--primary" too: only together with its foreground it is this
  isThere: (read) => read('--primary') !== '' && read('--primary-foreground') !== '',
  read: (read) => ({ accent: colour(read('--primary')), onAccent: colour(read('--primary-foreground')), radius: said(read('--radius')) }),
};
