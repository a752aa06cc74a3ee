// Where a real WordPress is, and a PHP to run it. None of its code is in this repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Debian's package, unpacked and not installed, goes here. */
const UNPACKED = resolve('.build/wordpress');
const isWordPress = (folder) => existsSync(join(folder, 'wp-includes/kses.php'));
const hasPhp = () => spawnSync('php', ['-v']).status === 0;

/** Folders with a WordPress: those of `CX_WORDPRESS_DIR` (with `:` between them), an installed one, an unpacked one. */
function folders() {
  const named = (process.env.CX_WORDPRESS_DIR ?? '').split(':').filter(Boolean);
  return [...named, ...(named.length > 0 ? [] : ['/usr/share/wordpress', join(UNPACKED, 'usr/share/wordpress')])].filter(isWordPress);
}

/**
 * Every WordPress there is to test against, and why there is none. As root on Debian, or with `CX_WORDPRESS=get`, what is missing is fetched with apt:
 * PHP is installed, WordPress only unpacked. `CX_WORDPRESS=skip` asks for nothing.
 */
export function findWordPress() {
  const asked = process.env.CX_WORDPRESS;
  const mayGet = asked !== 'skip' && (asked === 'get' || process.getuid?.() === 0) && existsSync('/usr/bin/apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args, cwd) => spawnSync('apt-get', args, { env, cwd, stdio: 'ignore' }).status === 0;
  const php = ['install', '-y', '-qq', '--no-install-recommends', 'php-cli', 'php-mysql', 'php-xml', 'php-mbstring'];
  // the list of packages may be missing or old
  if (!hasPhp() && mayGet && !apt(php) && apt(['update', '-qq'])) apt(php);
  if (!hasPhp()) return { found: [], why: 'there is no php; install php-cli, or set CX_WORDPRESS=get' };
  if (folders().length === 0 && mayGet) {
    mkdirSync(UNPACKED, { recursive: true });
    if (apt(['download', '-qq', 'wordpress'], UNPACKED)) {
      const file = readdirSync(UNPACKED).find((name) => name.endsWith('.deb'));
      if (file) spawnSync('dpkg', ['-x', file, '.'], { cwd: UNPACKED, stdio: 'ignore' });
    }
  }
  const found = folders();
  return found.length > 0 ? { found, why: '' } : { found, why: 'there is no WordPress; name its folder with CX_WORDPRESS_DIR, or set CX_WORDPRESS=get' };
}
