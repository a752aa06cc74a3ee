import { parentPort, workerData } from 'node:worker_threads';
import type { CommitRows } from './commit-rows.js';
import { writeRows } from './commit-rows.js';
import { connectTo, reasonOf } from './connection.js';
import { Statements } from './statements.js';
import type { WriterAnswer } from './writer.js';

/** The thread that writes commits to a file: asked for one after the other, it answers each once it is on the disk. */
const statements = new Statements(connectTo((workerData as { readonly path: string }).path));
const answer = (message: WriterAnswer): void => parentPort!.postMessage(message, []);

parentPort!.on('message', (rows: CommitRows | null) => {
  if (rows === null) {
    statements.db.close();
    parentPort!.close();
    return;
  }
  try {
    answer({ head: statements.transaction(() => writeRows(statements, rows)) });
  } catch (error) {
    answer({ reason: reasonOf(error) });
  }
});
answer('ready');
