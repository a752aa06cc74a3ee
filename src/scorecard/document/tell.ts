/** Takes up what is wrong with a document, with its place. */
export type Tell = (code: string, where: string, message: string) => void;

/** Tells of every name that was there before. */
export function twice(names: readonly string[], tell: (index: number, name: string) => void): void {
  const seen = new Set<string>();
  names.forEach((name, i) => (seen.has(name) ? tell(i, name) : seen.add(name)));
}
