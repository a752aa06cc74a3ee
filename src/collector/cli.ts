#!/usr/bin/env node

/** What the command does, by its first word; each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void> | void>> = {
  serve: async (args) => (await import('./commands/serve.js')).serve(args),
  check: async (args) => (await import('./commands/check.js')).check(args, write),
  key: async (args) => (await import('./commands/key.js')).makeKey(args, write),
  backup: async (args) => (await import('./commands/backup.js')).backUp(args, write),
  migrate: async (args) => (await import('./migrate-command.js')).migrateCommand(args),
  analytics: async (args) => (await import('./commands/analytics.js')).analytics(args, write),
  export: async (args) => (await import('./commands/person.js')).askForPerson('export', args, write),
  erase: async (args) => (await import('./commands/person.js')).askForPerson('erase', args, write),
};

/** The packages that only a collector needs; a page that shows a survey does not have to install them. */
const NEEDED = 'fastify @fastify/cors libsql isbot ws';

function write(text: string): void {
  process.stdout.write(text);
}

async function main([first = '', ...rest]: readonly string[]): Promise<void> {
  if (first !== '' && !first.startsWith('-') && !Object.hasOwn(COMMANDS, first)) throw new Error(`There is no command "${first.slice(0, 50)}". There is ${Object.keys(COMMANDS).join(', ')}.`);
  const [name, args] = Object.hasOwn(COMMANDS, first) ? [first, rest] : ['serve', first === '' ? [] : [first, ...rest]];
  try {
    await COMMANDS[name]!(args);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw new Error(`Packages are missing. Run: npm install ${NEEDED}`, { cause: error });
    throw error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`cx-collector: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
