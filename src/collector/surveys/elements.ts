import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that pages load. */
export interface ElementFile {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
/** Beside the collector as it is published, and as it runs from its sources. */
const BESIDE = ['../../../cdn', '../../../dist/cdn'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * The files of the elements, by name. Which there are is looked up once, so no request can name anything else; each is read when it is first asked for.
 */
export class ElementFiles {
  readonly #folder: string | undefined;
  readonly #known = new Map<string, ElementFile | null>();

  constructor(folder: string | undefined = BESIDE.find((path) => existsSync(path))) {
    this.#folder = folder;
    if (folder === undefined || !existsSync(folder)) return;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const name = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (entry.isFile() && Object.hasOwn(TYPES, extension(name))) this.#known.set(name, null);
    }
  }

  /** Is there a file of this name? */
  has(name: string): boolean {
    return this.#known.has(name);
  }

  get(name: string): ElementFile | undefined {
    const known = this.#known.get(name);
    if (known !== null) return known;
    const body = readFileSync(join(this.#folder!, name));
    const file = { type: TYPES[extension(name)]!, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
    this.#known.set(name, file);
    return file;
  }
}

const extension = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
