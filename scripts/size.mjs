// Holds every single-file build to its budget: bytes after brotli, or after gzip where the budget says so, everything included. `--write` puts the table into
// docs/sizes.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const budgets = JSON.parse(readFileSync('size.json', 'utf8'));
/** Files that share what they have in common, in the order in which they are loaded; each counts what those before it have not loaded. */
const TOGETHER = ['plugin-manifest', 'sandbox', 'broker', ...['surfaces', 'network', 'keeping', 'asking', 'files', 'sources'].map((part) => `broker-${part}`)].map((name) => `dist/cdn/${name}.js`);
const asked = (file) => [...readFileSync(file, 'utf8').matchAll(/(?:^|[;}])(?:import\b(?!\()|export\b)[^;"'`]*["']([^"']+)["']/g)].map(([text, from]) => ({ text, from }));
/** A file and all that it cannot do without; parts may ask for the file that asks for them. */
const closure = (file, seen = new Set()) => {
  if (!seen.has(file)) {
    seen.add(file);
    for (const { from } of asked(file)) closure(join(dirname(file), from), seen);
  }
  return [...seen];
};
const loadedBefore = (file) => new Set(TOGETHER.slice(0, Math.max(0, TOGETHER.indexOf(file))).flatMap((one) => closure(one)));
const rows = Object.entries(budgets).map(([file, budget]) => {
  const together = TOGETHER.includes(file);
  const before = loadedBefore(file);
  // the whole shares some lines with parts that are loaded later, and asks for them at once; so does what draws a journey together: they count
  const whole = file === 'dist/cdn/cx-elements.js' || file === 'dist/cdn/journey-session/open.js';
  const files = together || whole ? [...new Set(closure(file))].filter((one) => !before.has(one)) : [file];
  const sum = (measure) => files.reduce((total, one) => total + measure(readFileSync(one)), 0);
  const brotli = sum((code) => brotliCompressSync(code).length);
  const gzip = sum((code) => gzipSync(code, { level: 9 }).length);
  const [kind, most, bytes] = typeof budget === 'number' ? ['brotli', budget, brotli] : ['gzip', budget.gzip, gzip];
  // a file that stands on its own asks for no other
  const bare = file.endsWith('autoloader.js') || together || whole ? [] : asked(file).map(({ text }) => text);
  return { file: file.replace('dist/cdn/', ''), raw: sum((code) => code.length), gzip, brotli, budget: most, kind, bytes, bare };
});

let failed = 0;
for (const { file, budget, kind, bytes, bare } of rows) {
  const over = bytes > budget;
  if (over) console.log(`  ${file}: ${bytes} bytes of ${kind}, ${bytes - budget} over its budget of ${budget}`);
  if (bare.length > 0) console.log(`  ${file} is not a single file: it has ${bare.join(', ')}`);
  if (over || bare.length > 0) failed += 1;
}
if (process.argv.includes('--write')) {
  const number = (value) => value.toLocaleString('en');
  const table = rows.map(({ file, raw, gzip, brotli, budget, kind }) => `| \`${file}\` | ${number(raw)} | ${number(gzip)} | ${number(brotli)} | ${number(budget)}${kind === 'gzip' ? ' of gzip' : ''} |`);
  writeFileSync(
    'docs/sizes.md',
    `# Sizes\n\nBytes of the single-file builds under \`dist/cdn\`, everything included (\`sandbox.js\` and \`broker.js\` beside what\n\`plugin-manifest.js\` has loaded: they share files); made by \`npm run size -- --write\`. The budget is of\nbrotli where it does not say gzip, and the tests fail past it.\n\n| file | raw | gzip -9 | brotli | budget |\n| --- | ---: | ---: | ---: | ---: |\n${table.join('\n')}\n`,
  );
}
console.log(`${rows.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
