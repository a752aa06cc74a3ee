import { build } from 'vite';
import { minify } from './minify.mjs';

/** One build with vite.config.ts, minified by what all builds share. */
export const bundle = ({ plugins = [], ...rest }) => build({ logLevel: 'warn', ...rest, plugins: [...plugins, minify] });
