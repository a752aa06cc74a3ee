import { CxError, type Problem } from '../../core/problem.js';
import type { Expr, ValueType } from '../../expression/ast.js';
import { checkExpression, inDocument, type Names } from '../../expression/check.js';
import { parseExpression } from '../../expression/parse.js';
import type { EventMetricDefinition, MetricSum } from '../../model/metric.js';
import { histogram, layoutOf, level, quantities, sum, type Field } from '../partial.js';
import { EVENT_NAMES, KNOWN_TYPES, sumNames, typesNamed, typesOf } from './names.js';

/** One sum with its expressions read. */
export interface CompiledSum {
  readonly name: string;
  readonly sum: MetricSum;
  readonly field: Field;
  /** 1 for a count. */
  readonly of: Expr | null;
  /** Does `of` give a list, each entry of which counts? */
  readonly many: boolean;
  readonly when: Expr | null;
}

/** A metric of events with its expressions read and checked. */
export interface CompiledMetric {
  readonly where: Expr;
  /** The types of events of which `where` can be true; null if it does not say. */
  readonly types: ReadonlySet<string> | null;
  readonly sums: readonly CompiledSum[];
  /** The expressions of the readout, by the name of their field. */
  readonly readout: Readonly<Record<string, Expr>>;
}

/** A metric takes at most so many numbers in each cell. */
const WIDEST = 4000;

/** Reads all expressions of a metric, and collects all that is wrong with them and with what refers to what. */
export function compileMetric(definition: EventMetricDefinition): { readonly metric: CompiledMetric; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tell = (where: string, message: string, code = 'bad-metric'): void => void problems.push({ code, message, where });
  const read = (text: string, where: string, names: Names, wanted: ValueType): { readonly expr: Expr; readonly type: ValueType } => {
    const parsed = parseExpression(text);
    if (!parsed.ok) {
      problems.push(inDocument(parsed.error, where));
      return { expr: NOTHING, type: 'any' };
    }
    const checked = checkExpression(parsed.value, names, wanted);
    problems.push(...checked.problems.map((problem) => inDocument(problem, where)));
    if (names === EVENT_NAMES) {
      const unknown = typesNamed(parsed.value).find((type) => type.kind === 'literal' && !KNOWN_TYPES.has(String(type.value)));
      if (unknown?.kind === 'literal') tell(where, noSuchType(String(unknown.value)), 'unknown-type');
    }
    return { expr: parsed.value, type: checked.type };
  };

  const { expr: where } = read(definition.where, '/where', EVENT_NAMES, 'boolean');
  const sums = Object.entries(definition.sums).map(([name, one]): CompiledSum => {
    const at = `/sums/${name}`;
    if (name === 'days') tell(at, 'A sum cannot be called "days", which is how long the stretch is that is read.');
    const of = 'of' in one ? read(one.of, `${at}/of`, EVENT_NAMES, 'any') : null;
    const when = one.when === undefined ? null : read(one.when, `${at}/when`, EVENT_NAMES, 'boolean').expr;
    const many = of?.type === 'list';
    if (of && !['number', 'any', ...(one.kind === 'sum' || one.kind === 'level' ? [] : ['list'])].includes(of.type)) tell(`${at}/of`, `This must give a number${one.kind === 'sum' || one.kind === 'level' ? '' : ' or a list of numbers'}.`, 'wrong-type');
    return { name, sum: one, field: fieldOf(one, at, tell), of: of?.expr ?? null, many, when };
  });
  const { width } = layoutOf(Object.fromEntries(sums.map(({ name, field }) => [name, field])));
  if (width > WIDEST) tell('/sums', `The sums take ${width} numbers, and ${WIDEST} is the most. Take a coarser sketch or a shorter scale.`);
  return { metric: { where, types: typesOf(where), sums, readout: compileReadout(definition, read, tell) }, problems };
}

function noSuchType(type: string): string {
  const family = type.split('.').slice(0, 2).join('.');
  const near = [...KNOWN_TYPES].filter((known) => known.startsWith(`${family}.`));
  const families = [...new Set([...KNOWN_TYPES].map((known) => known.split('.').slice(0, 2).join('.')))];
  return `There is no event or fact of the type ${JSON.stringify(type)}. ${near.length > 0 ? `There is ${near.join(', ')}` : `Types begin with ${families.join(', ')}`}.`;
}

const NOTHING: Expr = { kind: 'literal', value: null, start: 0, end: 0 };

type Tell = (where: string, message: string, code?: string) => void;

function fieldOf(one: MetricSum, at: string, tell: Tell): Field {
  switch (one.kind) {
    case 'count':
    case 'sum':
      return sum();
    case 'histogram':
      return histogram(one.scale.min, one.scale.max);
    case 'moments':
      return quantities();
    case 'level':
      return level();
    case 'sketch': {
      const { min, max, accuracy } = one;
      try {
        return quantities({ min, max, accuracy });
      } catch (error) {
        if (!(error instanceof CxError)) throw error;
        tell(`${at}${error.where ?? ''}`, error.message, error.code);
        return quantities();
      }
    }
  }
}

type Read = (text: string, where: string, names: Names, wanted: ValueType) => { readonly expr: Expr };

function compileReadout({ readout, sums }: EventMetricDefinition, read: Read, tell: Tell): Record<string, Expr> {
  const names = sumNames(sums);
  const number = (field: string, text: string): Record<string, Expr> => ({ [field]: read(text, `/readout/${field}`, names, 'number').expr });
  const must = (...kinds: readonly MetricSum['kind'][]): MetricSum | null => {
    const { of } = readout as { readonly of: string };
    const found = Object.hasOwn(sums, of) ? sums[of]! : null;
    if (found && kinds.includes(found.kind)) return found;
    const able = Object.entries(sums).filter(([, { kind }]) => kinds.includes(kind)).map(([name]) => name);
    tell('/readout/of', `This must be the name of a sum of the kind ${kinds.join(' or ')}${able.length > 0 ? `, such as "${able[0]!}"` : ', and there is none'}.`);
    return null;
  };
  const within = (found: MetricSum | null, ...bands: readonly (readonly [string, readonly [number, number]])[]): void => {
    if (found?.kind !== 'histogram') return;
    for (const [field, [from, to]] of bands) {
      if (from < found.scale.min || to > found.scale.max) tell(`/readout/${field}`, `This must lie on the scale, within ${found.scale.min} and ${found.scale.max}.`);
    }
  };
  switch (readout.kind) {
    case 'share':
    case 'odds':
      return { ...number('count', readout.count), ...number('of', readout.of) };
    case 'contrast':
      return { ...number('plus', readout.plus), ...number('minus', readout.minus), ...number('of', readout.of) };
    case 'rate':
      return { ...number('events', readout.events), ...number('per', readout.per) };
    case 'count':
      return number('of', readout.of);
    case 'value':
      return { ...number('value', readout.value), ...number('n', readout.n) };
    case 'mean': {
      must('moments', 'sketch', 'histogram');
      return {};
    }
    case 'geometric-mean': {
      const found = must('moments');
      if (found?.kind === 'moments' && found.logarithms !== true) tell('/readout/of', 'A geometric mean needs moments with "logarithms": true.');
      return {};
    }
    case 'quantile':
      must('sketch');
      return {};
    case 'band-share':
      within(must('histogram'), ['band', readout.band]);
      return {};
    case 'band-contrast':
      within(must('histogram'), ['plus', readout.plus], ['minus', readout.minus]);
      return {};
  }
}
