/** Scripts that are written from right to left (Unicode, Bidi_Class R and AL), of those that languages are written in today. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/** Is the language of this tag (BCP 47) written from right to left? By its script, said or usual; what is no tag is not. */
export function isRightToLeft(tag: string): boolean {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '');
  } catch {
    return false;
  }
}
