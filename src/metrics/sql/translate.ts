import { CxError } from '../../core/problem.js';
import type { Expr, ExprOf, ValueType } from '../../expression/ast.js';
import { functionNamed } from '../../expression/functions.js';
import type { JsonPlace, SqlDialect } from './dialect.js';
import { joined, nestingOf, raw, sql, type Sql } from './fragment.js';

/** What a name of an expression is in the database: a column of texts, or a place in a JSON document. */
export type Binding = { readonly column: Sql } | { readonly place: JsonPlace };
export type Bindings = Readonly<Record<string, Binding>>;

/** The types that a value in SQL can have. */
export type SqlType = 'number' | 'string' | 'boolean';

/** A statement that is longer would be refused by databases, or hold them up. */
const LONGEST = 100_000;

/**
 * Writes an expression as SQL that gives what evaluating it gives: a value of the type wanted, or NULL where evaluating
 * gives `undefined` or a value of another type.
 *
 * @throws CxError `not-in-sql` for what cannot be written, with the reason
 */
export function translate(expr: Expr, want: SqlType, dialect: SqlDialect, bindings: Bindings): Sql {
  const written = new Translation(dialect).as(want, expr, bindings);
  if (nestingOf(written) > dialect.mostNesting) throw notInSql('The expression nests too deep for a statement.', expr);
  return written;
}

/**
 * The kind of what an expression gives, as SQL; null where it can be a number only, or nothing.
 *
 * @throws CxError `not-in-sql` where it cannot be told
 */
export function kindOf(expr: Expr, dialect: SqlDialect, bindings: Bindings): Sql | null {
  return new Translation(dialect).kindOf(expr, bindings);
}

/** A list, as rows: which there are, which of them count, and what stands for an entry. */
interface Rows {
  readonly from: Sql;
  /** True where there is a list at all. */
  readonly isList: Sql;
  /** Does the row count? Null: all do. */
  readonly counts: Sql | null;
  readonly entry: Binding;
  /** What `map` made of the entry, and the names it uses. */
  readonly mapped: { readonly body: Expr; readonly names: Bindings } | null;
}

class Translation {
  readonly #dialect: SqlDialect;
  #rows = 0;

  constructor(dialect: SqlDialect) {
    this.#dialect = dialect;
  }

  /** An expression where a value of a type is needed. */
  as(want: SqlType, expr: Expr, names: Bindings): Sql {
    const found = this.#as(want, expr, names);
    if (found.text.length > LONGEST) throw notInSql('The expression becomes too long a statement.', expr);
    return found;
  }

  /** See {@link kindOf}. */
  kindOf(expr: Expr, names: Bindings): Sql | null {
    return this.#typeOf(expr, names) === 'number' ? null : this.#dialect.kindAt(this.#place(expr, names));
  }

  #as(want: SqlType, expr: Expr, names: Bindings): Sql {
    const binding = this.#binding(expr, names);
    if (binding) return this.#valueOf(want, binding);
    if (expr.kind === 'choose') {
      return sql`CASE ${this.as('boolean', expr.when, names)} WHEN TRUE THEN ${this.as(want, expr.yes, names)} WHEN FALSE THEN ${this.as(want, expr.no, names)} END`;
    }
    if (expr.kind === 'arithmetic' && expr.op === '+' && this.#typeOf(expr, names) === 'any') return this.#plus(want, expr, names);
    if (this.#typeOf(expr, names) !== want) return raw('NULL');
    switch (expr.kind) {
      case 'literal':
        return typeof expr.value === 'boolean' ? raw(expr.value ? 'TRUE' : 'FALSE') : typeof expr.value === 'number' ? sql`CAST(${expr.value} AS REAL)` : sql`${expr.value}`;
      case 'not':
        return sql`(NOT ${this.as('boolean', expr.of, names)})`;
      case 'negate':
        return sql`(- ${this.as('number', expr.of, names)})`;
      case 'and':
      case 'or':
        return sql`(${this.as('boolean', expr.left, names)} ${raw(expr.kind === 'and' ? 'AND' : 'OR')} ${this.as('boolean', expr.right, names)})`;
      case 'compare':
        return this.#compare(expr, names);
      case 'arithmetic':
        return expr.op === '+' ? this.#plus(want, expr, names) : this.#calculate(expr, names);
      case 'in':
        return this.#in(expr, names);
      case 'has':
        return this.#has(expr, names);
      case 'call':
        return this.#call(expr, names);
      case 'loop':
        return this.#quantifier(expr, names);
      default:
        throw notInSql('This cannot be written in SQL.', expr);
    }
  }

  /** The place or column that an expression names; null for what is worked out. */
  #binding(expr: Expr, names: Bindings): Binding | null {
    if (expr.kind === 'name') {
      const found = Object.hasOwn(names, expr.name) ? names[expr.name]! : null;
      if (!found) throw notInSql(`There is no "${expr.name}" in the database.`, expr);
      return found;
    }
    if (expr.kind !== 'field' && expr.kind !== 'index') return null;
    const of = this.#binding(expr.of, names);
    if (!of || !('place' in of)) throw notInSql('Only fields of what is stored can be asked for in SQL.', expr);
    const key = expr.kind === 'field' ? expr.name : expr.index.kind === 'literal' ? expr.index.value : null;
    if (typeof key === 'string' || (typeof key === 'number' && Number.isSafeInteger(key) && key >= 0)) return { place: { ...of.place, keys: [...of.place.keys, key] } };
    throw notInSql('An entry can be asked for by a fixed name or number only.', expr);
  }

  #valueOf(want: SqlType, binding: Binding): Sql {
    if ('column' in binding) return want === 'string' ? binding.column : raw('NULL');
    return want === 'number' ? this.#dialect.numberAt(binding.place) : want === 'string' ? this.#dialect.textAt(binding.place) : this.#dialect.booleanAt(binding.place);
  }

  /** As far as it is known before there are data. */
  #typeOf(expr: Expr, names: Bindings): ValueType {
    switch (expr.kind) {
      case 'literal':
        return expr.value === null ? 'null' : (typeof expr.value as SqlType);
      case 'name':
        return Object.hasOwn(names, expr.name) && 'column' in names[expr.name]! ? 'string' : 'any';
      case 'field':
      case 'index':
        return 'any';
      case 'list':
        return 'list';
      case 'negate':
        return 'number';
      case 'arithmetic': {
        if (expr.op !== '+') return 'number';
        const left = this.#typeOf(expr.left, names);
        return left === 'any' ? this.#typeOf(expr.right, names) : left;
      }
      case 'choose': {
        const [yes, no] = [this.#typeOf(expr.yes, names), this.#typeOf(expr.no, names)];
        return yes === no ? yes : yes === 'any' ? no : no === 'any' ? yes : 'any';
      }
      case 'call':
        return functionNamed(expr.name)!.gives;
      case 'loop':
        return expr.name === 'map' || expr.name === 'filter' ? 'list' : 'boolean';
      default:
        return 'boolean';
    }
  }

  #plus(want: SqlType, { left, right }: ExprOf<'arithmetic'>, names: Bindings): Sql {
    if (want === 'boolean') return raw('NULL');
    if (want === 'string') return sql`(${this.as('string', left, names)} || ${this.as('string', right, names)})`;
    return this.#dialect.finite(sql`(${this.as('number', left, names)} + ${this.as('number', right, names)})`);
  }

  #calculate({ op, left, right }: ExprOf<'arithmetic'>, names: Bindings): Sql {
    const [a, b] = [this.as('number', left, names), this.as('number', right, names)];
    if (op === '%') return this.#dialect.remainder(a, b);
    if (op === '/') return this.#dialect.finite(sql`(${a} / nullif(${b}, 0))`);
    return this.#dialect.finite(sql`(${a} ${raw(op)} ${b})`);
  }

  #compare(expr: ExprOf<'compare'>, names: Bindings): Sql {
    if (expr.op === '==' || expr.op === '!=') {
      const same = this.#same(expr.left, expr.right, expr, names);
      return expr.op === '==' ? same : sql`(NOT ${same})`;
    }
    const known = [this.#typeOf(expr.left, names), this.#typeOf(expr.right, names)].filter((type) => type !== 'any');
    const types: readonly SqlType[] = known.length > 0 ? (known.filter((type, i) => known.indexOf(type) === i) as SqlType[]) : ['number', 'string', 'boolean'];
    if (known.length === 2 && types.length === 2) return raw('NULL');
    const sides = (type: SqlType): Sql => sql`(${this.as(type, expr.left, names)} ${raw(expr.op)} ${this.as(type, expr.right, names)})`;
    const written = types.map(sides);
    return written.length === 1 ? written[0]! : sql`coalesce(${joined(written, ', ')})`;
  }

  /** Equality: of unlike types false, of lists, maps and what is not known unknown. */
  #same(left: Expr, right: Expr, at: Expr, names: Bindings): Sql {
    for (const [choice, other] of [[left, right], [right, left]] as const) {
      if (choice.kind !== 'choose') continue;
      const branch = (one: Expr): Sql => this.#same(one, other, at, names);
      return sql`CASE ${this.as('boolean', choice.when, names)} WHEN TRUE THEN ${branch(choice.yes)} WHEN FALSE THEN ${branch(choice.no)} END`;
    }
    const [a, b] = [this.#typeOf(left, names), this.#typeOf(right, names)];
    if (a === 'any' && b !== 'any') return this.#same(right, left, at, names);
    if ([a, b].some((type) => type === 'list' || type === 'map')) return raw('NULL');
    if (b !== 'any') {
      if (a === 'null' || b === 'null') return a === b ? raw('TRUE') : this.#unless(this.as((a === 'null' ? b : a) as SqlType, a === 'null' ? right : left, names));
      if (a === b) return sql`(${this.as(a as SqlType, left, names)} = ${this.as(b as SqlType, right, names)})`;
      return this.#unless(sql`(${this.#told(a as SqlType, left, names)} AND ${this.#told(b as SqlType, right, names)})`, true);
    }
    const place = this.#place(right, names);
    const kind = this.#dialect.kindAt(place);
    if (a === 'null') return sql`CASE ${kind} WHEN 'null' THEN TRUE WHEN 'number' THEN FALSE WHEN 'string' THEN FALSE WHEN 'boolean' THEN FALSE END`;
    if (a !== 'any') {
      const value = this.as(a as SqlType, left, names);
      const other = joined((['number', 'string', 'boolean', 'null'] as const).filter((one) => one !== a).map((one) => raw(`'${one}'`)), ', ');
      return sql`CASE WHEN ${kind} = ${raw(`'${a}'`)} THEN ${this.#valueOf(a as SqlType, { place })} = ${value} WHEN ${kind} IN (${other}) AND ${value} IS NOT NULL THEN FALSE END`;
    }
    const first = this.#place(left, names);
    const firstKind = this.#dialect.kindAt(first);
    const both = (type: SqlType): Sql => sql`WHEN ${raw(`'${type}'`)} THEN ${this.#valueOf(type, { place: first })} = ${this.#valueOf(type, { place })}`;
    return sql`CASE WHEN ${firstKind} IN ('list', 'map') OR ${kind} IN ('list', 'map') THEN NULL WHEN ${firstKind} = ${kind} THEN CASE ${kind} WHEN 'null' THEN TRUE ${both('number')} ${both('string')} ${both('boolean')} END WHEN ${firstKind} <> ${kind} THEN FALSE END`;
  }

  /** False, if the value is known. */
  #unless(value: Sql, isTest = false): Sql {
    return isTest ? sql`CASE WHEN ${value} THEN FALSE END` : sql`CASE WHEN ${value} IS NOT NULL THEN FALSE END`;
  }

  #told(type: SqlType, expr: Expr, names: Bindings): Sql {
    return sql`${this.as(type, expr, names)} IS NOT NULL`;
  }

  /** The place an expression names, where only a place will do. */
  #place(expr: Expr, names: Bindings): JsonPlace {
    const binding = this.#binding(expr, names);
    if (!binding || !('place' in binding)) throw notInSql('Here only a field can stand in SQL.', expr);
    return binding.place;
  }

  #has({ of, name }: ExprOf<'has'>, names: Bindings): Sql {
    const place = this.#place(of, names);
    return sql`CASE WHEN ${this.#dialect.kindAt(place)} = 'map' THEN ${this.#dialect.kindAt({ ...place, keys: [...place.keys, name] })} IS NOT NULL END`;
  }

  #in({ left, right }: ExprOf<'in'>, names: Bindings): Sql {
    if (right.kind === 'list') {
      if (right.items.length === 0) return this.#unlessUnknown(left, names);
      return sql`(${joined(right.items.map((item) => this.#same(left, item, right, names)), ' OR ')})`;
    }
    const place = this.#place(right, names);
    const alias = this.#alias();
    const kind = this.#dialect.kindAt(place);
    const entry: Bindings = { ...names, [ENTRY]: { place: rowPlace(alias) } };
    const same = this.#same(left, { kind: 'name', name: ENTRY, start: left.start, end: left.end }, left, entry);
    const key = this.as('string', left, names);
    const rows = this.#dialect.rowsOf(place, alias);
    return sql`CASE ${kind} WHEN 'list' THEN CASE WHEN ${this.#known(left, names)} THEN ${quantified(sql`SELECT TRUE AS w, ${same} AS c FROM ${rows}`, 'exists')} END WHEN 'map' THEN CASE WHEN ${key} IS NOT NULL THEN EXISTS (SELECT 1 FROM ${rows} WHERE ${raw(alias)}.key = ${key}) END END`;
  }

  #unlessUnknown(expr: Expr, names: Bindings): Sql {
    return sql`CASE WHEN ${this.#known(expr, names)} THEN FALSE END`;
  }

  /** Is there any value at all? */
  #known(expr: Expr, names: Bindings): Sql {
    const type = this.#typeOf(expr, names);
    if (type === 'null') return raw('TRUE');
    if (type === 'any') return sql`${this.#dialect.kindAt(this.#place(expr, names))} IS NOT NULL`;
    if (type === 'list' || type === 'map') throw notInSql('Lists cannot be looked for in lists.', expr);
    return this.#told(type, expr, names);
  }

  #call({ name, args }: ExprOf<'call'>, names: Bindings): Sql {
    const text = (i: number): Sql => this.as('string', args[i]!, names);
    const numbers = (): Sql[] => args.map((arg) => this.as('number', arg, names));
    switch (name) {
      case 'size':
        return this.#size(args[0]!, names);
      case 'sum':
        return this.#sum(args[0]!, names);
      case 'startsWith':
        return this.#dialect.startsWith(text(0), text(1));
      case 'endsWith':
        return this.#dialect.endsWith(text(0), text(1));
      case 'contains':
        return this.#dialect.contains(text(0), text(1));
      case 'lowerAscii':
        return this.#dialect.lowerAscii(text(0));
      case 'abs':
        return sql`abs(${numbers()[0]!})`;
      case 'floor':
        return this.#dialect.floor(numbers()[0]!);
      case 'ceil':
        return this.#dialect.ceil(numbers()[0]!);
      case 'least':
        return this.#dialect.least(numbers());
      case 'greatest':
        return this.#dialect.greatest(numbers());
    }
  }

  #size(expr: Expr, names: Bindings): Sql {
    if (expr.kind === 'list') return sql`CAST(${expr.items.length} AS REAL)`;
    if (expr.kind === 'loop') {
      const rows = this.#rowsOf(expr, names);
      const known = rows.mapped ? sql`CASE WHEN ${this.#known(rows.mapped.body, rows.mapped.names)} THEN TRUE END` : raw('TRUE');
      return sql`CASE WHEN ${rows.isList} THEN ${quantified(this.#selected(rows, known), 'size')} END`;
    }
    if (this.#typeOf(expr, names) === 'string') return this.#dialect.textSize(this.as('string', expr, names));
    const place = this.#place(expr, names);
    const entries = sql`CAST(${this.#dialect.sizeAt(place)} AS REAL)`;
    return sql`CASE ${this.#dialect.kindAt(place)} WHEN 'list' THEN ${entries} WHEN 'map' THEN ${entries} WHEN 'string' THEN ${this.#dialect.textSize(this.#dialect.textAt(place))} END`;
  }

  #sum(expr: Expr, names: Bindings): Sql {
    const rows = this.#rowsOf(expr, names);
    const value = rows.mapped ? this.as('number', rows.mapped.body, rows.mapped.names) : this.#valueOf('number', rows.entry);
    return sql`CASE WHEN ${rows.isList} THEN ${this.#dialect.finite(quantified(this.#selected(rows, value), 'sum'))} END`;
  }

  #quantifier(expr: ExprOf<'loop'>, names: Bindings): Sql {
    if (expr.name === 'map' || expr.name === 'filter') throw notInSql('A list cannot stand here in SQL.', expr);
    const rows = this.#rowsOf(expr.over, names);
    if (rows.mapped) throw notInSql(`"${expr.name}" over what "map" made cannot be written in SQL.`, expr);
    const test = this.as('boolean', expr.body, { ...names, [expr.item]: rows.entry });
    return sql`CASE WHEN ${rows.isList} THEN ${quantified(this.#selected(rows, test), expr.name)} END`;
  }

  #selected({ from, counts }: Rows, value: Sql): Sql {
    return sql`SELECT ${counts ?? raw('TRUE')} AS w, ${value} AS c FROM ${from}`;
  }

  #rowsOf(expr: Expr, names: Bindings): Rows {
    if (expr.kind === 'loop' && (expr.name === 'filter' || expr.name === 'map')) {
      const inner = this.#rowsOf(expr.over, names);
      if (inner.mapped) throw notInSql('A loop over what "map" made cannot be written in SQL.', expr);
      const within: Bindings = { ...names, [expr.item]: inner.entry };
      if (expr.name === 'map') return { ...inner, mapped: { body: expr.body, names: within } };
      const test = this.as('boolean', expr.body, within);
      // an entry that the first filter leaves out is not asked by the second
      return { ...inner, counts: inner.counts ? sql`CASE ${inner.counts} WHEN FALSE THEN FALSE WHEN TRUE THEN ${test} END` : test };
    }
    const place = this.#place(expr, names);
    const alias = this.#alias();
    return { from: this.#dialect.rowsOf(place, alias), isList: sql`${this.#dialect.kindAt(place)} = 'list'`, counts: null, entry: { place: rowPlace(alias) }, mapped: null };
  }

  #alias(): string {
    this.#rows += 1;
    return `entry${this.#rows}`;
  }
}

/** A name that no expression can use. */
const ENTRY = '*entry';

function rowPlace(alias: string): JsonPlace {
  return { root: raw(alias), isRow: true, keys: [] };
}

/**
 * What a loop says of its rows: `w` whether a row counts, `c` what it says; NULL in either is not known. One row of
 * which it is not known whether it counts makes the whole unknown.
 */
function quantified(rows: Sql, name: 'exists' | 'all' | 'exists_one' | 'size' | 'sum'): Sql {
  const complete = 'count(CASE WHEN w THEN c END) = count(CASE WHEN w THEN 1 END)';
  const some = (test: string): string => `count(CASE WHEN w AND ${test} THEN 1 END)`;
  const verdicts = {
    exists: `WHEN ${some('c')} > 0 THEN TRUE WHEN ${complete} THEN FALSE`,
    all: `WHEN ${some('NOT c')} > 0 THEN FALSE WHEN ${complete} THEN TRUE`,
    exists_one: `WHEN ${complete} THEN ${some('c')} = 1`,
    size: `WHEN ${complete} THEN CAST(count(CASE WHEN w THEN 1 END) AS REAL)`,
    sum: `WHEN ${complete} THEN coalesce(sum(CASE WHEN w THEN c END), 0.0)`,
  };
  return sql`(SELECT CASE WHEN count(*) > count(w) THEN NULL ${raw(verdicts[name])} END FROM (${rows}) AS told)`;
}

function notInSql(message: string, { start, end }: Expr): CxError {
  return new CxError({ code: 'not-in-sql', message, where: `${start}..${end}` });
}
