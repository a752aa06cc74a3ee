import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpProblem } from './problems.js';

const READERS = { gzip: promisify(gunzip), 'x-gzip': promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/**
 * The bytes of a body as they were before they were packed. It is unpacked to so many and no more, however few it came in.
 *
 * @throws HttpProblem 413 for what unpacks to more, 415 for packing that is unknown or done twice, 400 for what cannot be unpacked
 */
export async function unpacked(body: Buffer, encoding: string | undefined, largest: number): Promise<Buffer> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === '' || name === 'identity') return body;
  if (!Object.hasOwn(READERS, name)) {
    throw new HttpProblem({ status: 415, code: 'unknown-encoding', title: 'This packing is not taken', detail: 'Pack the body once, with gzip, deflate or br, or not at all.' });
  }
  try {
    return await READERS[name as keyof typeof READERS](body, { maxOutputLength: largest });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new HttpProblem({ status: 413, code: 'body-too-large', title: 'The body is too large', detail: `Unpacked, at most ${largest} bytes fit in one request.` });
    }
    throw new HttpProblem({ status: 400, code: 'not-packed', title: 'The body cannot be unpacked', detail: `It is not ${name}, or it was cut off.` });
  }
}
