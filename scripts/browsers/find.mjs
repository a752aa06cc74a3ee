// Which browsers this machine has, and how to get those it has not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const first = (...paths) => paths.find((path) => path && existsSync(path));
const macApp = (name, binary = name) => `/Applications/${name}.app/Contents/MacOS/${binary}`;

/** Paths of the browsers, undefined where there is none. `CHROME_PATH` and `FIREFOX_PATH` come first. */
export function findBrowsers() {
  return {
    chromium: first(process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser', macApp('Google Chrome')),
    firefox: first(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', macApp('Firefox', 'firefox')),
    webkit: first('/usr/bin/WebKitWebDriver') && first('/usr/bin/Xvfb') && miniBrowser(),
  };
}

/** WebKitGTK's own small browser, which its driver starts. */
export const miniBrowser = () => first(...['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`));

/** Installs Chromium and Firefox where that is possible without asking: as root on Debian. Says so, or says what to do. */
export function ensureBrowsers() {
  const missing = () => Object.entries(findBrowsers()).filter(([name, path]) => name !== 'webkit' && !path).map(([name]) => name);
  let lacking = missing();
  if (lacking.length === 0) return findBrowsers();
  const packages = lacking.map((name) => (name === 'firefox' ? 'firefox-esr' : name));
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(' and ')} for the tests ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    lacking = missing();
  }
  if (lacking.length > 0) {
    throw new Error(
      `The tests need ${lacking.join(' and ')}, which this machine does not have. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}. ` +
        'Elsewhere install it and set CHROME_PATH or FIREFOX_PATH.',
    );
  }
  return findBrowsers();
}

/** Arguments that let Chromium run as root in a container without talking to anybody. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-device-scale-factor=1'];
