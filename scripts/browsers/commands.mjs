// What tests ask of the browser that a page cannot do itself. Each answers false where the browser has no way to do it.

const protocols = new WeakMap();
const puppeteerPage = ({ browser, id }) => (browser.type === 'puppeteer' ? browser.getPage(id) : undefined);

const commands = {
  /** Presses keys together: ['Shift', 'Tab'], [' '], ['7']. */
  async 'cx-press'(session, keys) {
    const page = puppeteerPage(session);
    if (!page) await session.browser.press(keys);
    else {
      const [last, ...held] = [...keys].reverse();
      for (const key of held.reverse()) await page.keyboard.down(key);
      await page.keyboard.press(last);
      for (const key of held.reverse()) await page.keyboard.up(key);
    }
    return true;
  },
  /** { width, height } */
  async 'cx-viewport'(session, { width, height }) {
    const page = puppeteerPage(session);
    if (page) await page.setViewport({ width, height });
    else await session.browser.resize(width, height);
    return true;
  },
  /** { 'forced-colors': 'active' }; {} puts everything back. Chromium only: it needs the DevTools protocol. */
  async 'cx-media'(session, features) {
    const page = puppeteerPage(session);
    if (!page || session.browser.name !== 'Chromium') return false;
    if (!protocols.has(page)) protocols.set(page, await page.createCDPSession()); // detaching would undo the emulation
    await protocols.get(page).send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
    return true;
  },
  /** The accessibility tree of the page, as { role, name, children }. Chromium only. */
  async 'cx-accessibility'(session) {
    const page = puppeteerPage(session);
    if (!page || session.browser.name !== 'Chromium') return false;
    // a node also knows its element, which cannot be sent
    const plain = ({ role, name, children = [] }) => ({ role, name, children: children.map(plain) });
    return plain(await page.accessibility.snapshot());
  },
  /** { x, y }: a tap of a finger. Chromium only. */
  async 'cx-tap'(session, { x, y }) {
    const page = puppeteerPage(session);
    if (!page || session.browser.name !== 'Chromium') return false;
    await page.touchscreen.tap(x, y);
    return true;
  },
};

/** A Web Test Runner plugin. */
export const browserCommands = () => ({
  name: 'cx-browser-commands',
  executeCommand: ({ command, payload, session }) => (Object.hasOwn(commands, command) ? commands[command](session, payload) : undefined),
});
