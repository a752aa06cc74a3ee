/** Has the browser save a file. */
export function save(file: File): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every system takes, made of a title. */
export function fileName(title: string, ending: string): string {
  const name = title.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${Array.from(name).slice(0, 80).join('') || 'figures'}.${ending}`;
}
