// A hostile plugin with a part of the screen. Attempts 54 to 62.
const hit = (n, kind = 'x') => `%ATTACKER%/hit/${n}/${kind}`;
let surface;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the host says to each tree. */
async function each(trees) {
  const result = {};
  for (const [name, tree] of Object.entries(trees)) {
    try {
      await surface.render(...[tree].flat());
      result[name] = 'drawn';
    } catch (error) {
      result[name] = `${error.code}`;
    }
  }
  return result;
}
const text = (value) => ({ tag: 'cx-text', props: { text: value } });

export const a54 = () => each({
  script: { tag: 'script', props: { src: hit(54, 'script') }, children: ['globalThis.ran = true'] },
  iframe: { tag: 'iframe', props: { src: hit(54, 'iframe') } },
  style: { tag: 'style', children: [`@import "${hit(54, 'style')}"`] },
  form: { tag: 'form', props: { action: hit(54, 'form') } },
  object: { tag: 'object', props: { data: hit(54, 'object') } },
  base: { tag: 'base', props: { href: hit(54, 'base') } },
  link: { tag: 'link', props: { rel: 'stylesheet', href: hit(54, 'link') } },
  meta: { tag: 'meta', props: { 'http-equiv': 'refresh', content: `0;url=${hit(54, 'meta')}` } },
  template: { tag: 'template' }, slot: { tag: 'slot' }, survey: { tag: 'cx-nps-survey' }, constructor: { tag: 'constructor' }, proto: { tag: 'toString' },
  markup: text(`<img src="${hit(54, 'img')}" onerror="globalThis.ran = true"><script src="${hit(54, 'markup')}"></script>`),
  heading: { tag: 'cx-heading', props: { text: '<style>*{display:none}</style>' } },
});
export const a55 = () => each({
  onclick: { tag: 'cx-button', props: { label: 'x', onclick: 'globalThis.ran = true' } },
  onerror: { tag: 'cx-text', props: { text: 'x', onerror: 'x' } },
  srcdoc: { tag: 'cx-stack', props: { srcdoc: '<script>globalThis.ran = true</script>' } },
  style: { tag: 'cx-stack', props: { style: `background: url(${hit(55, 'style')})` } },
  class: { tag: 'cx-stack', props: { class: 'x' } },
  id: { tag: 'cx-stack', props: { id: 'name' } },
  part: { tag: 'cx-stack', props: { part: 'provider' } },
  slot: { tag: 'cx-stack', props: { slot: 'x' } },
  innerHTML: { tag: 'cx-stack', props: { innerHTML: '<b>x</b>' } },
  javascript: { tag: 'cx-link', props: { label: 'x', href: 'javascript:globalThis.ran = true' } },
  tab: { tag: 'cx-link', props: { label: 'x', href: 'java\tscript:globalThis.ran = true' } },
  data: { tag: 'cx-link', props: { label: 'x', href: 'data:text/html,<script>globalThis.ran = true</script>' } },
  elsewhere: { tag: 'cx-link', props: { label: 'x', href: 'https://evil.example/?data=1' } },
  object: { tag: 'cx-text', props: { text: { toString: 'x' } } },
  handler: { tag: 'cx-text', props: { text: 'x' }, on: { press() {} } },
  otherEvent: { tag: 'cx-button', props: { label: 'x' }, on: { keydown() {} } },
  more: { tag: 'cx-text', props: { text: 'x' }, attributes: { style: 'color: red' } },
});
export const a56 = () => each({
  style: { tag: 'cx-stack', props: { style: 'position: fixed; inset: 0; z-index: 2147483647' } },
  huge: Array.from({ length: 60 }, (_, i) => ({ tag: 'cx-button', props: { label: `Accept all cookies ${i} ${'W'.repeat(80)}` } })),
});
export const a57 = () => each({
  password: { tag: 'cx-field', props: { label: 'Password', type: 'password' } },
  autocomplete: { tag: 'cx-field', props: { label: 'Password', autocomplete: 'current-password' } },
  dialog: [{ tag: 'cx-heading', props: { text: 'Your session has expired' } }, { tag: 'cx-field', props: { label: 'Password' } }, { tag: 'cx-button', props: { label: 'Sign in' } }],
});
export const a58 = async () => ({
  ...(await each({ many: Array.from({ length: 100_000 }, () => text('x')), few: Array.from({ length: 600 }, () => text('x')) })),
  deep: await each({ deep: Array.from({ length: 30 }).reduce((inner) => ({ tag: 'cx-stack', children: [inner] }), 'x') }),
  long: await each({ long: text('x'.repeat(3000)), all: Array.from({ length: 400 }, () => text('x'.repeat(1000))) }),
});
export const a59 = async () => {
  const end = Date.now() + 1500;
  let drawn = 0;
  let refused = 0;
  const again = async () => {
    while (Date.now() < end) {
      try {
        await surface.render(...Array.from({ length: 200 }, (_, i) => ({ tag: 'cx-button', key: String(Math.random()), props: { label: `${i} ${Math.random()}` }, on: { press: again } })));
        drawn += 1;
      } catch { refused += 1; }
    }
  };
  await Promise.all(Array.from({ length: 20 }, again));
  return `drawn ${drawn}, refused ${refused}`;
};
export const a60 = async () => {
  const end = Date.now() + 1500;
  let said = 0;
  while (Date.now() < end) {
    await surface.render({ tag: 'cx-status', props: { text: `Alert ${said++}` } }, { tag: 'cx-status', props: { text: 'Alert!' } }).catch(() => wait(5));
  }
  return `said ${said}`;
};
export const a61 = () => each({
  bidi: [text('\u202eevil\u202c \u2066x\u2069 a\u200bb \ufeffz \u200fr'), { tag: 'cx-heading', props: { text: '\u202eLIVE' } }, { tag: 'cx-button', props: { label: 'OK\u202e' } }],
});
export const a62 = () => each({
  keys: Array.from({ length: 6 }, () => ({ tag: 'cx-field', key: 'same', props: { label: 'Your name' } })),
  forName: { tag: 'cx-field', props: { label: 'x', for: 'name' } },
  labelledby: { tag: 'cx-field', props: { label: 'x', 'aria-labelledby': 'name' } },
});
export const activate = (_context, cx) => {
  cx.views.register('evil.view', (opened) => { surface = opened; });
};
