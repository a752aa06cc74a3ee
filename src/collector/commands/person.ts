import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const personHelp = (command: 'export' | 'erase'): string => `cx-collector ${command}: ${command === 'export' ? 'writes everything that there is of one person, as JSON' : 'takes one person out; the figures are corrected, and what comes late is not stored'}.

  cx-collector ${command} [--url URL] [--token-file FILE] < file-with-the-pseudonym

  --url URL           where the collector listens                     (http://127.0.0.1:4180)
  --token-file FILE   a file with a token that has the scope ${command}; needed where the collector has keys

  Whose it is comes on the standard input, so that no list of processes and no history of a shell has it.
`;

/** Asks a collector that runs for all of a person, or to take them out. @throws Error with what is wrong in one sentence */
export async function askForPerson(command: 'export' | 'erase', args: readonly string[], write: (text: string) => void): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { url: { type: 'string', default: 'http://127.0.0.1:4180' }, 'token-file': { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) return write(personHelp(command));
  const subject = readFileSync(0, 'utf8').trim();
  if (subject === '') throw new Error(`Whose it is must come on the standard input. See cx-collector ${command} --help.`);
  const token = values['token-file'] === undefined ? undefined : tokenIn(values['token-file']);
  const url = new URL(`/v1/admin/${command}`, values.url);
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ subject }),
  }).catch(() => {
    throw new Error(`No collector answers at ${url.origin}. Start it, or name another with --url.`);
  });
  const answer = (await response.json().catch(() => ({}))) as { detail?: string };
  if (!response.ok) throw new Error(`The collector at ${url.origin} answers ${response.status}: ${answer.detail ?? 'it does not say why'}`);
  write(`${JSON.stringify(answer, undefined, 2)}\n`);
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`The file ${file} cannot be read. Name a file that holds a token with --token-file.`);
  }
}
