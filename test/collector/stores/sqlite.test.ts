import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openStores } from '../../../src/collector/store/open.js';
import { storeContract } from './contract.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-sqlite-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
storeContract('SQLite', {
  fresh: () => openStores(join(folder, `${(files += 1)}.db`)),
  again: () => openStores(join(folder, `${files}.db`)),
});
