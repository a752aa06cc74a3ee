import { build } from 'esbuild';

/** A file of ours as one script for a page. */
export async function bundled(entry: string, options: Parameters<typeof build>[0] = {}): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error', ...options });
  return outputFiles![0]!.text;
}
