import { luhn, mod } from './checksums.js';
import { NATIONAL_IDS } from './national-ids.js';
import { plainText } from './plain-text.js';

export type PersonalKind = 'card' | 'iban' | 'email' | 'phone' | 'national-id';

/** Personal data in a text: what, and where in it, in UTF-16 units; the end is not included. */
export interface PersonalData {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  /** Whose number it is, ISO 3166, for an IBAN and a national id. */
  readonly country?: string;
}

export interface Masked {
  /** As long as the original, so that places and limits stay: letters and digits of personal data are `•`. */
  readonly text: string;
  readonly found: readonly PersonalData[];
}

/**
 * Hides personal data in a free text: numbers of cards (Luhn) and accounts (mod 97), addresses of e-mail, telephone numbers, and
 * national numbers that have a checksum. Digits of all scripts, any dash or blank between them, and invisible characters make no difference.
 *
 * It is a net, not a proof: names and streets it does not know, and one in some twenty long order numbers looks like a card (docs/surveys-authoring.md has the
 * rates). What is masked once stays as it is.
 *
 * @param without kinds that were asked for
 */
export function maskText(text: string, without: readonly PersonalKind[] = []): Masked {
  let masked = maskOnce(text, without);
  // what stood right beside something that is hidden now may be seen only then; where nothing was left to hide, it ends
  for (let more = maskOnce(masked.text, without); more.text !== masked.text; more = maskOnce(masked.text, without)) masked = { text: more.text, found: [...masked.found, ...more.found] };
  return { text: masked.text, found: [...masked.found].sort((a, b) => a.start - b.start) };
}

function maskOnce(text: string, without: readonly PersonalKind[]): Masked {
  const plain = plainText(text);
  const found: PersonalData[] = [];
  const taken = new Uint8Array(plain.text.length);
  for (const { kind, start, end, country } of candidates(plain.text)) {
    if (taken.subarray(start, end).includes(1)) continue;
    taken.fill(1, start, end);
    // what was asked for is left, and nothing else is looked for in it
    if (!without.includes(kind)) found.push({ kind, start: plain.at[start]!, end: plain.at[end - 1]! + sizeAt(text, plain.at[end - 1]!), ...(country !== undefined && { country }) });
  }
  found.sort((a, b) => a.start - b.start);
  let masked = '';
  let before = 0;
  for (const { start, end } of found) {
    masked += text.slice(before, start) + text.slice(start, end).replace(/[\p{L}\p{N}]/gu, (char) => '•'.repeat(char.length));
    before = end;
  }
  return { text: masked + text.slice(before), found };
}

const sizeAt = (text: string, place: number): number => String.fromCodePoint(text.codePointAt(place)!).length;

/** What looks like personal data in a plain text, the surest first. */
function* candidates(text: string): Generator<PersonalData> {
  for (const match of text.matchAll(/[\w.%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])+/gu)) yield { kind: 'email', start: match.index, end: match.index + match[0].length };
  yield* ibans(text);
  yield* cards(text);
  for (const { country, form, holds } of NATIONAL_IDS) {
    for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])(?:${form.source})(?![\\p{L}\\p{N}])`, `${form.flags}gu`))) {
      const bare = match[0].toUpperCase().replace(/[ .-]/g, '');
      if (holds(country === 'FI' ? match[0].toUpperCase() : bare)) yield { kind: 'national-id', start: match.index, end: match.index + match[0].length, country };
    }
  }
  yield* phones(text);
}

/** How long an account number is, by country (SWIFT IBAN registry). */
const IBAN_LENGTHS = new Map(
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20'
    .match(/.{4}/g)!.map((one) => [one.slice(0, 2), Number(one.slice(2))]),
);

function* ibans(text: string): Generator<PersonalData> {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){8,32}/giu)) {
    const country = match[0].slice(0, 2).toUpperCase();
    const length = IBAN_LENGTHS.get(country) ?? 0;
    let end = 0;
    let bare = '';
    for (; end < match[0].length && bare.length < length; end += 1) if (/[A-Z0-9]/i.test(match[0][end]!)) bare += match[0][end]!.toUpperCase();
    if (length > 0 && bare.length === length && mod(bare.slice(4) + bare.slice(0, 4), 97) === 1) yield { kind: 'iban', start: match.index, end: match.index + end, country };
  }
}

/** The beginnings and lengths of cards: Visa; Mastercard and Mir; American Express; Diners; JCB; Discover, UnionPay, RuPay and Maestro. */
const ISSUER = /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|(?:6\d|5[0678])\d{14,17})$/;

function* cards(text: string): Generator<PersonalData> {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])\d(?:[ .-]?\d){12,40}(?!\d)/gu)) {
    const groups = [...match[0].matchAll(/\d+/g)].map((group) => ({ text: group[0], start: match.index + group.index, end: match.index + group.index + group[0].length }));
    // a number may stand beside its date or its code: groups are tried together, the longest first
    for (let i = 0; i < groups.length; i += 1) {
      for (let j = groups.length - 1; j >= i; j -= 1) {
        const number = groups.slice(i, j + 1).map((group) => group.text).join('');
        if (number.length < 13 || number.length > 19 || !ISSUER.test(number) || /^(\d)\1+$/.test(number) || !luhn(number)) continue;
        yield { kind: 'card', start: groups[i]!.start, end: groups[j]!.end };
        break;
      }
    }
  }
}

const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)/;
/** With a word for it before it, bare digits are a number to call. */
const CALL_WORD = /(?:tel|phone|mobile|cell|telefon|handy|mobil|ruf\p{L}*|fon|tél|téléphone|teléfono|móvil|هاتف|جوال|موبايل|رقمي)\p{L}*\W{0,12}$/iu;

function* phones(text: string): Generator<PersonalData> {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.,])(?:\+ ?|\()?\d(?:[ ()./-]{0,3}\d){6,16}(?![\p{L}\p{N}])/gu)) {
    const [said] = match;
    const digits = said.replace(/\D/g, '');
    const parted = /\d[ ()./-]+\d/.test(said);
    const international = said.startsWith('+') && digits.length >= 8 && digits.length <= 15;
    const dialled = /^\(?00[1-9]/.test(said) && parted && digits.length >= 10;
    const national = /^\(?0[1-9]/.test(said) && parted && digits.length >= 9 && digits.length <= 13 && !DATE.test(said);
    const american = /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(said);
    const announced = digits.length <= 15 && !DATE.test(said) && CALL_WORD.test(text.slice(Math.max(0, match.index - 30), match.index));
    if (international || dialled || national || american || announced) yield { kind: 'phone', start: match.index, end: match.index + said.length };
  }
}
