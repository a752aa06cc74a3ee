/** A piece of SQL. What comes from outside is never in `text`: it is a parameter, in the order of the `?` in the text. */
export interface Sql {
  readonly text: string;
  readonly params: readonly SqlValue[];
}

/** What can be bound to a parameter. */
export type SqlValue = string | number | null;

/** SQL from a template: pieces of SQL go in as they are, all else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0]!;
  const params: SqlValue[] = [];
  parts.forEach((part, i) => {
    if (typeof part === 'object' && part !== null) {
      text += part.text;
      params.push(...part.params);
    } else {
      text += '?';
      params.push(part);
    }
    text += strings[i + 1]!;
  });
  return { text, params };
}

/** Text that is ours, such as the name of a column. */
export function raw(text: string): Sql {
  return { text, params: [] };
}

/** Pieces with the same between them. */
export function joined(parts: readonly Sql[], between: string): Sql {
  return { text: parts.map(({ text }) => text).join(between), params: parts.flatMap(({ params }) => params) };
}

/** What a parser keeps in mind at the deepest point of a piece of SQL, in entries of its stack; rather too much than too little. */
export function nestingOf({ text }: Sql): number {
  const open: number[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/\(SELECT\b|\(|\)|\bCASE\b|\bEND\b/g)) {
    if (token === ')' || token === 'END') depth -= open.pop() ?? 0;
    else {
      const weight = token === 'CASE' ? 6 : token === '(' ? 3 : 7;
      open.push(weight);
      depth += weight;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}
