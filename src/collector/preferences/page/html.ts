import { isRightToLeft } from '../../../core/direction.js';
import { createHash } from 'node:crypto';
import { Html, html } from '../../page/html.js';

/** Light, dark, forced colours; wide and narrow; no size fixed; nothing but what the system has. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#8c959f;--paper:#fff;--wash:#f6f8fa;--go:#0b5394;--good:#116329;--bad:#a40e26}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--line:#7d8590;--paper:#0d1117;--wash:#161b22;--go:#79b8ff;--good:#56d364;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-inline-size:44rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
p{margin:.5rem 0}
.soft{color:var(--soft)}
.note{border-inline-start:.25rem solid var(--go);background:var(--wash);padding:.6rem .9rem;margin:1rem 0}
.good{border-color:var(--good)}.bad{border-color:var(--bad)}
fieldset{min-inline-size:0;border:0;border-block-start:1px solid var(--line);margin:0;padding:.9rem 0}
legend{font-weight:600;padding:0;float:inline-start;inline-size:100%}
legend+*{clear:both}
.row{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:center;margin-block-start:.4rem}
label{display:inline-flex;flex-wrap:wrap;max-inline-size:100%;gap:.25rem .5rem;align-items:center;min-block-size:2rem}
input[type=radio],input[type=checkbox]{inline-size:1.25rem;block-size:1.25rem;margin:0;accent-color:var(--go)}
input:not([type=radio],[type=checkbox]),select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.25rem;padding:.3rem .5rem;min-block-size:2.25rem;min-inline-size:0;max-inline-size:100%}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.even{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))}
button{font:inherit;font-weight:600;color:var(--go);background:var(--paper);border:2px solid var(--go);border-radius:.25rem;padding:.55rem 1.1rem;min-block-size:2.75rem;cursor:pointer}
button:hover{text-decoration:underline}
a{color:var(--go)}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** What goes with every page: nothing from elsewhere, no script, in no frame, not kept, no address told to others. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
};


/** A whole page. */
export function page(language: string, title: string, content: Html): string {
  const direction = isRightToLeft(language) ? 'rtl' : 'ltr';
  return `<!doctype html>\n${
    html`<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${new Html(STYLE)}</style></head><body><main>${content}</main></body></html>`.markup
  }\n`;
}
