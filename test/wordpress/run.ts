import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What a WordPress is to do with a text. */
export interface Step {
  readonly do: 'save' | 'show' | 'kses' | 'blocks' | 'shortcode' | 'scripts' | 'provider' | 'oembed' | 'settings' | 'settings-page';
  readonly text?: string;
}

export interface Task {
  /** Is the plugin there? Default: yes. */
  readonly plugin?: boolean;
  readonly options?: { readonly address?: string; readonly everywhere?: boolean };
  /** Is it somebody who may write posts that looks? */
  readonly canEdit?: boolean;
  readonly steps: readonly Step[];
}

/** Does a task in a real WordPress. Fails if the plugin makes PHP complain. */
export function inWordPress(folder: string, { plugin = true, options = { address: 'https://surveys.bank.example' }, ...task }: Task): { readonly version: string; readonly results: readonly unknown[] } {
  const input = JSON.stringify({ ...task, options, plugin: plugin && resolve('cms/wordpress/cx-elements/cx-elements.php') });
  const { status, stdout, stderr } = spawnSync('php', ['test/wordpress/boot.php', folder], { input, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`php ended with ${status}: ${stderr.slice(-2000)} ${stdout.slice(-2000)}`);
  const answer = JSON.parse(stdout) as { version: string; results: unknown[]; problems: string[] };
  const ours = answer.problems.filter((problem) => !/db\.php|boot\.php/.test(problem));
  if (ours.length > 0) throw new Error(`PHP complains: ${ours.join('; ')}`);
  return answer;
}
