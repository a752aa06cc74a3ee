/**
 * How numbers are written where the library brings the language itself, so that they can be written without `Intl`: in Chromium the
 * first number that `Intl` writes takes as long as all the rest of a first paint. For each: the point, what groups thousands, the sign of percent.
 */
const WAYS: Readonly<Record<string, readonly [point: string, group: string, percent: string]>> = { en: ['.', ',', '%'], 'en-us': ['.', ',', '%'], 'en-gb': ['.', ',', '%'], de: [',', '.', '\u00a0%'], 'de-de': [',', '.', '\u00a0%'] };

const wayOf = (locale: string) => (Object.hasOwn(WAYS, locale.toLowerCase()) ? WAYS[locale.toLowerCase()] : undefined);

/** What of `Intl.NumberFormatOptions` is known here. */
const KNOWN = new Set(['style', 'minimumFractionDigits', 'maximumFractionDigits', 'signDisplay']);
/** So many digits a number has for certain. */
const SURE = 15;

/** A number as `Intl.NumberFormat` would write it; undefined where only that can tell. */
export function plainNumber(locale: string, value: number, options: Intl.NumberFormatOptions = {}): string | undefined {
  const way = wayOf(locale);
  const { style = 'decimal', signDisplay = 'auto', minimumFractionDigits: least = 0, maximumFractionDigits: most = Math.max(least, style === 'percent' ? 0 : 3) } = options;
  if (!way || (style !== 'decimal' && style !== 'percent') || (signDisplay !== 'auto' && signDisplay !== 'exceptZero') || !Object.keys(options).every((key) => KNOWN.has(key))) return undefined;
  // by the shortest digits that mean this number, as Intl does: 1.005 is rounded up, though what is kept lies below it
  let [whole = '', part = ''] = `${Math.abs(value)}`.split('.');
  if (style === 'percent') {
    part = part.padEnd(2, '0');
    [whole, part] = [whole + part.slice(0, 2), part.slice(2)];
  }
  if (!/^\d+$/.test(whole + part) || whole.length + most > SURE || least > most) return undefined;
  const up = part.charAt(most) >= '5' ? 1 : 0;
  const digits = `${Number(whole + part.slice(0, most).padEnd(most, '0')) + up}`.padStart(most + 1, '0');
  const isZero = Number(digits) === 0;
  if (isZero && signDisplay === 'auto' && (value < 0 || Object.is(value, -0))) return undefined; // with a sign, or without: Intl knows
  whole = digits.slice(0, digits.length - most);
  part = digits.slice(digits.length - most).replace(/0+$/, '').padEnd(least, '0');
  const [point, group, percent] = way;
  const sign = isZero ? '' : value < 0 ? '-' : signDisplay === 'exceptZero' ? '+' : '';
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, group) + (part && point + part) + (style === 'percent' ? percent : '');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day, `2026-11-27`, as `Intl.DateTimeFormat` writes it with `dateStyle: 'medium'`; undefined where only that can tell. */
export function plainDay(locale: string, date: string): string | undefined {
  const [, year, month, day] = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined || new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return undefined;
  switch (locale.toLowerCase()) {
    case 'en':
    case 'en-us':
      return `${name} ${Number(day)}, ${year}`;
    case 'de':
    case 'de-de':
      return `${day}.${month}.${year}`;
    default:
      return undefined;
  }
}
