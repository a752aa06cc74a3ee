export { adoptTheme, ADAPTERS, readTheme, type AdoptOptions, type ContrastPair, type ThemeReport } from './adopt.js';
export type { ReadTheme, ReadVariable, ThemeAdapter } from './adapters/adapter.js';
export { bootstrap } from './adapters/bootstrap.js';
export { material } from './adapters/material.js';
export { shadcn } from './adapters/shadcn.js';
export { contrast, luminance, readColour, type Colour } from './colour.js';
export { backgroundOf, resolveColour, type Background } from './on-page.js';
export { onColour, repaired, SHAPE, TEXT, type Repaired } from './repair.js';
