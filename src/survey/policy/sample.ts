/** A 32-bit hash of a text: FNV-1a, then the finish of MurmurHash3, so that names that differ in one letter lie far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Where a visitor stands in the draw for a survey, 0 up to but not including 1. Who stands below the share is asked. It is always the same, so nobody is
 * drawn again at every trigger, and who is in stays in when the share is raised.
 */
export const drawOf = (visitor: string, survey: string): number => hash(`${survey}\n${visitor}`) / 2 ** 32;
