// `npm start`: builds, starts a collector that keeps its events in .cx/demo.db, and serves the demo.
import { mkdirSync } from 'node:fs';

if (!process.argv.includes('--no-build')) {
  console.log('Building ...');
  await import('./build.mjs');
}
const { startLoop } = await import('../demo/loop.mjs');

mkdirSync('.cx', { recursive: true });
const { url, collector, close } = await startLoop({ db: '.cx/demo.db', port: Number(process.env.PORT ?? 4173) });

console.log(`
  The demo          ${url}/
  Shop window       ${url}/shop/
  Preferences       ${url}/preferences/
  Intranet          ${url}/intranet/
  The board         ${url}/board/
  The journey       ${url}/journey/
  Import            ${url}/import/
  Analysis          ${url}/analysis/
  Workbench         ${url}/workbench/
  Questions         ${url}/surveys/
  Survey studio     ${url}/studio/
  Mapping together  ${url}/mapping/   (open it twice)
  Every state       ${url}/states/
  The collector     ${collector.url}  (${await collector.count()} events in .cx/demo.db)

Ctrl+C stops both.`);

const stop = async () => {
  await close();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
