#!/usr/bin/env node
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CxError } from '../../core/problem.js';
import { buildPlugin } from './build-plugin.js';
import { checkCollector, findingLines } from './check-collector/index.js';
import { checkPlugin } from './check-plugin.js';
import { createPlugin } from './create-plugin.js';
import { devPlugin } from './dev-plugin.js';
import { lintSurveyFiles, testSurveyFiles, type Said } from './survey-files.js';

const USAGE = `cx-elements create-plugin <folder> [--publisher <name>]   makes a plugin that runs
cx-elements check-plugin [<folder>] [--write]             says what a reviewer would say; --write takes plugin.json from the code
cx-elements build-plugin [<folder>]                       makes dist/plugin.js, one file
cx-elements dev-plugin [<folder>] [--port <number>]       serves the page on which it is made
cx-elements lint-survey <file.json ...> [--fix]           says what is wrong with surveys; --fix mends what needs no thought
cx-elements test-survey <file.json ...>                   runs tests of surveys, and says what they did not come by
cx-elements check-collector <url> [--key <key>] [--reader <token>] [--origin <site>] [--only <name>] [--patient] [--json]
                                                          fires faults and hostile input at a backend, and says what to mend`;

/** The folder of the package that this file is in. */
const library = fileURLToPath(new URL('../../../../', import.meta.url));
const print = (text: string): void => void process.stdout.write(`${text}\n`);

function told({ lines, ok }: Said): number {
  print(lines.join('\n'));
  return ok ? 0 : 1;
}

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: {
    publisher: { type: 'string' }, write: { type: 'boolean' }, port: { type: 'string' }, fix: { type: 'boolean' },
    key: { type: 'string' }, reader: { type: 'string' }, origin: { type: 'string' }, only: { type: 'string', multiple: true }, patient: { type: 'boolean' }, json: { type: 'boolean' },
  } });
  const [command, folder = command === 'create-plugin' || command === 'check-collector' ? undefined : '.'] = positionals;
  const files = positionals.slice(1);
  if (folder === undefined || (command?.endsWith('-survey') && files.length === 0)) {
    print(USAGE);
    return 2;
  }
  switch (command) {
    case 'create-plugin': {
      const files = await createPlugin(folder, { library, ...(values.publisher !== undefined && { publisher: values.publisher }) });
      print(`${folder}: ${files.join(', ')}\n\n  cd ${folder}\n  npm test\n  npm run dev`);
      return 0;
    }
    case 'check-plugin': {
      const remarks = await checkPlugin(folder, { write: values.write ?? false });
      for (const { level, where, message } of remarks) print(`${level}: ${where}: ${message}`);
      const errors = remarks.filter(({ level }) => level === 'error').length;
      print(errors > 0 ? `${errors} errors` : remarks.length > 0 ? `${remarks.length} warnings, no errors` : 'nothing to say');
      return errors > 0 ? 1 : 0;
    }
    case 'build-plugin': {
      const errors = (await checkPlugin(folder, { write: true })).filter(({ level }) => level === 'error');
      for (const { where, message } of errors) print(`error: ${where}: ${message}`);
      if (errors.length > 0) return 1;
      const { bytes, integrity } = buildPlugin(folder, library);
      print(`dist/plugin.js, ${bytes} bytes, integrity ${integrity}`);
      return 0;
    }
    case 'dev-plugin': {
      const server = await devPlugin(folder, library, Number(values.port ?? 5177));
      print(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return new Promise(() => {}); // until it is stopped
    }
    case 'lint-survey':
      return told(lintSurveyFiles(files, { fix: values.fix ?? false }));
    case 'test-survey':
      return told(testSurveyFiles(files));
    case 'check-collector': {
      const { key = process.env['CX_COLLECTOR_KEY'], reader = process.env['CX_COLLECTOR_READER'], origin, only, patient = false, json = false } = values;
      const report = await checkCollector(folder, { key, reader, origin, patient, ...(only && { only }), ...(!json && { heard: (finding) => print(findingLines(finding)) }) });
      print(json ? JSON.stringify(report, null, 2) : `\n${report.endpoint}: ${report.passed} passed, ${report.failed} failed, ${report.skipped} not tried`);
      return report.failed > 0 ? 1 : 0;
    }
    default:
      print(USAGE);
      return 2;
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof CxError ? error.message : error);
  process.exitCode = 1;
}
