// A launcher for Web Test Runner that drives WebKitGTK by W3C WebDriver on a display of its own. Debian packages:
// webkit2gtk-driver, xvfb. All it starts it ends, and a page that eats memory is ended before the machine suffers.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { miniBrowser } from './find.mjs';

const MEMORY_LIMIT = 2 * 2 ** 30;
const PAGE = 4096;
/** Names of keys as the DOM has them, to the code points of WebDriver. */
const KEYS = { Backspace: 0xe003, Tab: 0xe004, Enter: 0xe007, Shift: 0xe008, Control: 0xe009, Alt: 0xe00a, Escape: 0xe00c, End: 0xe010, Home: 0xe011, ArrowLeft: 0xe012, ArrowUp: 0xe013, ArrowRight: 0xe014, ArrowDown: 0xe015, Delete: 0xe017 };
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One driver, one display, one session. */
class WebKitMachine {
  #children = [];
  #profile = mkdtempSync(join(tmpdir(), 'cx-webkit-'));
  #base = '';
  #session = '';
  #guard;

  async start() {
    const display = await this.#startDisplay();
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    const driver = this.#spawn('WebKitWebDriver', ['-p', String(port)], {
      DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      XDG_CACHE_HOME: this.#profile, XDG_CONFIG_HOME: this.#profile, XDG_DATA_HOME: this.#profile,
    });
    this.#guard = setInterval(() => endGreedy(driver.pid), 1000);
    this.#guard.unref();
    await this.#untilReady();
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } } };
    const { sessionId } = await this.#request('POST', '/session', { capabilities });
    this.#session = `/session/${sessionId}`;
    await this.call('timeouts', { pageLoad: 60_000, script: 60_000 });
    await this.call('window/rect', { x: 0, y: 0, width: 1280, height: 800 });
  }

  /** Sends a command to the session. */
  call(command, body = {}) {
    return this.#request('POST', `${this.#session}/${command}`, body);
  }

  async stop() {
    clearInterval(this.#guard);
    if (this.#session) await this.#request('DELETE', this.#session).catch(() => {});
    for (const child of this.#children.reverse()) endGroup(child);
    await wait(300); // the browser writes its last files
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(command, args, env = {}, stdio = 'ignore') {
    const child = spawn(command, args, { stdio, detached: true, env: { ...process.env, ...env } });
    this.#children.push(child);
    process.once('exit', () => endGroup(child));
    return child;
  }

  #startDisplay() {
    return new Promise((resolve, reject) => {
      const child = this.#spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {}, ['ignore', 'ignore', 'ignore', 'pipe']);
      child.once('error', reject);
      child.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
    });
  }

  async #untilReady() {
    for (let tries = 0; ; tries++) {
      try {
        await this.#request('GET', '/status');
        return;
      } catch (error) {
        if (tries > 60) throw error;
        await wait(100);
      }
    }
  }

  async #request(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(120_000),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitGTK, ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }
}

/** A Web Test Runner launcher. */
export function webkitLauncher() {
  const machine = new WebKitMachine();
  const pages = new Map();
  let started;
  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id),
    async startSession(id, url) {
      await (started ??= machine.start());
      pages.set(id, url);
      await machine.call('url', { url });
    },
    async stopSession(id) {
      pages.delete(id);
      await machine.call('url', { url: 'about:blank' });
      return {};
    },
    stop: () => machine.stop(),
    // for the commands of commands.mjs
    press: (keys) => machine.call('actions', { actions: [{ type: 'key', id: 'keyboard', actions: keyActions(keys) }] }),
    resize: (width, height) => machine.call('window/rect', { width, height }),
  };
}

function keyActions(keys) {
  const values = keys.map((key) => (KEYS[key] ? String.fromCodePoint(KEYS[key]) : key));
  return [...values.map((value) => ({ type: 'keyDown', value })), ...values.reverse().map((value) => ({ type: 'keyUp', value }))];
}

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has gone by itself
  }
}

/** Ends processes of a group that hold more memory than a page should. */
function endGreedy(group) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      if (Number(fields[2]) !== group || Number(fields[21]) * PAGE < MEMORY_LIMIT) continue;
      process.kill(Number(pid), 'SIGKILL');
      console.error(`WebKitGTK took more than ${MEMORY_LIMIT / 2 ** 30} GiB and was ended.`);
    } catch {
      // it has gone by itself
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
