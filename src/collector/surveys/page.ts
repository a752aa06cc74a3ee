import { createHash } from 'node:crypto';
import { isRightToLeft } from '../../core/direction.js';
import { html, Html } from '../page/html.js';

/** Light, dark, as the page around says, forced colours; 44 pixels to press; nothing that moves. */
const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1b1f24,#e6edf3);--soft:light-dark(#57606a,#9da7b1);--line:light-dark(#8c959f,#7d8590);--paper:light-dark(#fff,#0d1117);--cx-accent:light-dark(#0b5394,#79b8ff);--bad:light-dark(#a40e26,#ff8a80)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-inline-size:44rem;margin-inline:auto;padding:1.5rem 1rem;overflow-wrap:anywhere}
:root[data-framed] body{background:none}
:root[data-framed] main{padding:.25rem}
:root[data-framed] h1{font-size:1.15rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}
h2,legend,.ask{font-size:1.15rem;font-weight:600;line-height:1.35}
p{margin:.5rem 0}
.soft{color:var(--soft);font-weight:400;font-size:1rem}
.bad{color:var(--bad)}
fieldset,.field,.statement{min-inline-size:0;border:0;margin:0 0 1.5rem;padding:0}
legend{padding:0;margin:0 0 .5rem;float:inline-start;inline-size:100%}
legend+*{clear:both}
.row legend,.named{font-size:1rem;font-weight:400}
.ends{display:flex;justify-content:space-between;gap:1rem;color:var(--soft);font-size:.9rem;margin-block:.5rem}
.scale{display:grid;grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr));gap:.25rem}
.named,.list{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));gap:.25rem .5rem}
.scale label,.list label{display:flex;align-items:center;gap:.4rem;min-block-size:2.75rem;padding-inline:.5rem;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
.scale:not(.named) label{flex-direction:column;justify-content:center;gap:0;padding:.25rem 0}
label:has(:checked){border-color:var(--cx-accent);outline:2px solid var(--cx-accent);outline-offset:-2px;font-weight:600}
input[type=radio],input[type=checkbox]{inline-size:1.25rem;block-size:1.25rem;margin:0;accent-color:var(--cx-accent);flex:none}
.ask{display:block}
input:not([type=radio],[type=checkbox],[type=hidden]),textarea{display:block;inline-size:100%;font:inherit;font-weight:400;color:inherit;background:none;border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;min-block-size:2.75rem;margin-block-start:.5rem}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 0}
button{font:inherit;font-weight:600;color:var(--cx-accent);background:none;border:2px solid var(--cx-accent);border-radius:.5rem;padding:.55rem 1.1rem;min-block-size:2.75rem;cursor:pointer}
button:hover{text-decoration:underline}
a{color:var(--cx-accent)}
:focus-visible{outline:3px solid var(--cx-accent);outline-offset:2px}
[hidden]{display:none}
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Where a hosted page may be shown, and from where its scripts come. */
export interface Surroundings {
  /** The address of the collector, without a slash at the end. */
  readonly base: string;
  /** Sites that may show it in a frame; `*` for all. */
  readonly frames: readonly string[];
}

/**
 * What goes with every hosted page. It can be framed by the sites that are listed, also by isolated ones (COEP); in a frame without an
 * origin of its own, `'self'` means nothing, so its addresses are written out.
 */
export function hostedHeaders({ base, frames }: Surroundings): Readonly<Record<string, string>> {
  const own = `'self' ${new URL(base).origin}`;
  const ancestors = frames.includes('*') ? '*' : frames.length > 0 ? `'self' ${frames.join(' ')}` : "'self'";
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'", `script-src ${own}`, `style-src 'sha256-${STYLE_HASH}'`, `connect-src ${own}`, `img-src ${own} https: data:`, `form-action ${own}`, "base-uri 'none'",
      `frame-ancestors ${ancestors}`, "require-trusted-types-for 'script'", "trusted-types lit-html 'allow-duplicates'",
    ].join('; '),
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
}

/** What is in the head of a page beside its title and style. */
export interface Head {
  readonly language: string;
  readonly title: string;
  readonly extra?: Html | undefined;
}

/** A whole page. */
export function hostedPage({ language, title, extra }: Head, content: Html): string {
  return `<!doctype html>\n${
    html`<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${new Html(STYLE)}</style>${extra}</head><body><main>${content}</main></body></html>`.markup
  }\n`;
}
