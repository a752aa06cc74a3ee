interface Kind<Format, Options> {
  readonly name: string;
  new (locale: string, options: Options): Format;
}

const kept = new Map<string, unknown>();

/** A format of `Intl`, made once for each language and wish: making one costs more than a tile full of numbers. */
export function keptFormat<Format, Options>(Kind: Kind<Format, Options>, locale: string, options: Options): Format {
  const key = Kind.name + locale + JSON.stringify(options);
  if (!kept.has(key)) kept.set(key, new Kind(locale, options));
  return kept.get(key) as Format;
}
