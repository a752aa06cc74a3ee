import { isDay, luhn, mod, mod11And10, verhoeff, weighed } from './checksums.js';

/** A number that a state gives to a person, and that has a checksum. Those without would be found in every second order number. */
interface NationalId {
  readonly country: string;
  readonly form: RegExp;
  /** Without blanks, dots and dashes, in capitals. */
  readonly holds: (id: string) => boolean;
}

const part = (id: string, from: number, length = 2): number => Number(id.slice(from, from + length));
const LETTERS_ES = 'TRWAGMYFPDXBNJZSQVHLCKE';
const LETTERS_FI = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const ODD_IT = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const valueIt = (char: string): number => (char >= 'A' ? char.charCodeAt(0) - 65 : Number(char));
const check11 = (id: string, length: number): number => {
  const rest = weighed(id.slice(0, length), Array.from({ length }, (_, i) => length + 1 - i)) % 11;
  return rest < 2 ? 0 : 11 - rest;
};

export const NATIONAL_IDS: readonly NationalId[] = [
  { country: 'AE', form: /784-?\d{4}-?\d{7}-?\d/, holds: luhn },
  { country: 'AT', form: /\d{4} ?\d{6}/, holds: (id) => isDay(part(id, 4), part(id, 6)) && id[0] !== '0' && weighed(id, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(id[3]) },
  { country: 'BR', form: /\d{3}\.?\d{3}\.?\d{3}-?\d\d/, holds: (id) => !/^(\d)\1+$/.test(id) && check11(id, 9) === Number(id[9]) && check11(id, 10) === Number(id[10]) },
  { country: 'DE', form: /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/, holds: (id) => oneRepeated(id.slice(0, 10)) && mod11And10(id) },
  { country: 'EG', form: /[23]\d{13}/, holds: (id) => isDay(part(id, 5), part(id, 3)) && [...Array.from({ length: 35 }, (_, i) => i + 1), 88].includes(part(id, 7)) && (11 - (weighed(id.slice(0, 13), [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[13]) },
  { country: 'ES', form: /(?:\d{8}|[XYZ]-?\d{7})-?[A-Z]/i, holds: (id) => LETTERS_ES[Number(id.slice(0, 8).replace(/^[XYZ]/, (first) => `${'XYZ'.indexOf(first)}`)) % 23] === id[8] },
  { country: 'FI', form: /\d{6}[-+A]\d{3}[0-9A-Y]/i, holds: (id) => isDay(part(id, 0), part(id, 2)) && LETTERS_FI[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1) },
  { country: 'FR', form: /[12] ?\d\d ?[0-9]{2} ?[0-9][0-9AB] ?\d{3} ?\d{3} ?\d\d/i, holds: (id) => part(id, 3) >= 1 && (part(id, 3) <= 12 || part(id, 3) >= 20) && 97 - (mod(id.slice(0, 13).replace('2A', '19').replace('2B', '18'), 97) % 97) === part(id, 13) },
  { country: 'IN', form: /[2-9]\d{3}[ -]\d{4}[ -]\d{4}/, holds: verhoeff },
  { country: 'IT', form: /[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]/i, holds: (id) => String.fromCharCode(65 + (id.slice(0, 15).split('').reduce((sum, char, i) => sum + (i % 2 === 0 ? ODD_IT[valueIt(char)]! : valueIt(char)), 0) % 26)) === id[15] },
  { country: 'PL', form: /\d{11}/, holds: (id) => isDay(part(id, 4), part(id, 2) % 20) && weighed(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0 },
  { country: 'SE', form: /(?:19|20)?\d{6}[-+]\d{4}/, holds: (id) => isDay(part(id.slice(-10), 4), part(id.slice(-10), 2)) && luhn(id.slice(-10)) },
  { country: 'TR', form: /[1-9]\d{10}/, holds: (id) => (weighed(id, [7, -1, 7, -1, 7, -1, 7, -1, 7]) + 1000) % 10 === Number(id[9]) && weighed(id, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === Number(id[10]) },
];

/** Of the first ten digits of a German tax number one is there twice or three times, and the others once at most. */
function oneRepeated(ten: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of ten) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const more = [...counts.values()].filter((count) => count > 1);
  return more.length === 1 && more[0]! <= 3;
}
