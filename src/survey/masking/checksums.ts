const digits = (text: string): number[] => [...text].map(Number);

/** Every second digit from the right counts twice (ISO/IEC 7812-1, annex B). */
export function luhn(number: string): boolean {
  let sum = 0;
  for (const [i, digit] of digits(number).reverse().entries()) sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  return sum % 10 === 0;
}

/** The remainder of a long number, piece by piece; letters are 10 to 35. */
export function mod(text: string, by: number): number {
  let rest = 0;
  for (const char of text) {
    const value = parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % by;
  }
  return rest;
}

/** Digits times weights, added up. */
export const weighed = (number: string, weights: readonly number[]): number => digits(number).reduce((sum, digit, i) => sum + digit * (weights[i] ?? 0), 0);

/** ISO 7064, MOD 11,10. */
export function mod11And10(number: string): boolean {
  let product = 10;
  for (const digit of digits(number.slice(0, -1))) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(number.at(-1));
}

const TIMES = '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const TURNED = '01234567891576283094580379614289160435279453126870428657390127938064157046913258';

/** J. Verhoeff, Error detecting decimal codes (1969). */
export function verhoeff(number: string): boolean {
  return digits(number).reverse().reduce((check, digit, i) => Number(TIMES[check * 10 + Number(TURNED[(i % 8) * 10 + digit])]), 0) === 0;
}

/** Could this be a day of a month? */
export const isDay = (day: number, month: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
