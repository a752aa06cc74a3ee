/** Is it a decimal digit of any script? */
export const isDigit = (char: string): boolean => /^\p{Nd}$/u.test(char);

/** The value of a decimal digit of any script: those of one script stand one after the other, from 0. */
export function digitValue(digit: string): number {
  const point = digit.codePointAt(0)!;
  // five alphabets of mathematical digits, without a gap between them
  if (point >= 0x1d7ce && point <= 0x1d7ff) return (point - 0x1d7ce) % 10;
  const low = point & 0xf;
  // a block of digits begins at ...0 or at ...6
  return isDigit(String.fromCodePoint(point - low)) ? low : low - 6;
}
