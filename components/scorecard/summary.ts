import type { Change, Unit } from '../../src/metrics/reading.js';
import { wordsIn, type Words } from '../../src/model/questionnaire/words.js';
import type { BenchmarkReading, Compared, FigureReading, PartReading, ScorecardReading } from '../../src/scorecard/read/reading.js';
import type { Statement, StatementCode } from '../../src/scorecard/summary/statement.js';
import { FigureWriter } from '../base/figures.js';
import { joined } from '../base/joined.js';
import type { Localizer, Values } from '../base/localize.js';
import { periodName } from '../base/periods.js';

/** One thing that is said of a scorecard, as people read it. */
export interface SummarySentence {
  readonly code: StatementCode;
  readonly text: string;
  /** The path of the figure or part that it is about; null if it is about several or all. */
  readonly path: string | null;
}

/**
 * Writes what `summarise` has found in the language of an element.
 *
 * @param texts with `summaryMessages` among its English texts
 */
export function sentencesOf(statements: readonly Statement[], reading: ScorecardReading, texts: Localizer): SummarySentence[] {
  const writer = new SummaryWriter(reading, texts);
  return statements.map((statement) => ({ code: statement.code, text: writer.sentence(statement), path: pathOf(statement) }));
}

function pathOf(statement: Statement): string | null {
  switch (statement.code) {
    case 'weakest':
      return statement.part.path;
    case 'changed':
    case 'pattern':
    case 'missed':
    case 'behind':
    case 'ahead':
    case 'stale-benchmark':
      return statement.figure.path;
    case 'driver':
      return statement.found.figure.path;
    default:
      return null;
  }
}

class SummaryWriter {
  readonly #reading: ScorecardReading;
  readonly #texts: Localizer;

  constructor(reading: ScorecardReading, texts: Localizer) {
    this.#reading = reading;
    this.#texts = texts;
  }

  sentence(statement: Statement): string {
    switch (statement.code) {
      case 'period':
        return this.#period(statement.compared, this.#nameOf(statement.period));
      case 'score': {
        const { score, range, part } = statement;
        const said = range ? this.#say('score', { score: this.#score(score), low: this.#score(range[0]), high: this.#score(range[1]) }) : this.#say('score-alone', { score: this.#score(score) });
        return part.measured < 1 - 1e-9 ? `${said} ${this.#say('coverage', { share: this.#share(part.measured) })}` : said;
      }
      case 'no-score':
        return this.#say('no-score', { share: this.#share(statement.part.measured) });
      case 'statuses': {
        const { met, near, missed } = statement.statuses;
        const parts = Object.entries({ met, near, missed }).filter(([, count]) => count > 0).map(([status, count]) => this.#say(`statuses.${status}`, { count }));
        return this.#say('statuses', { count: met + near + missed, list: this.#list(parts) });
      }
      case 'weakest':
        return this.#say('weakest', { part: this.#title(statement.part), score: this.#score(statement.score) });
      case 'changed':
        return this.#changed(statement);
      case 'driver': {
        const { found, driver } = statement;
        const { unit } = found.figure.reading!;
        const difference = (amount: number): string => this.#writer(found.figure).difference({ difference: amount, unit } as Change);
        return this.#say(`driver-${driver.by}`, {
          group: this.#group(driver.name, driver.id),
          dimension: this.#apart(found.title === null ? found.dimension : this.#words(found.title)),
          effect: difference(driver[driver.by]),
          change: difference(found.mix.change),
        });
      }
      case 'nothing-changed':
        return this.#say(statement.compared.kind === 'group' ? 'nothing-differs' : 'nothing-changed', { other: this.#other(statement.compared) });
      case 'maybe':
      case 'noise':
        return this.#say(statement.code, { figures: this.#list(statement.figures.map((figure) => this.#withChange(figure))) });
      case 'pattern':
        return this.#say(`pattern-${statement.way}`, { figure: this.#title(statement.figure), cause: this.#texts.text(`chart.cause.${statement.cause}`) });
      case 'missed': {
        const { figure, target, always } = statement;
        const said = this.#say(figure.better === 'lower' ? 'missed-low' : 'missed', { ...this.#figure(figure), target: this.#writer(figure).mark(target, figure.reading!.unit) });
        return always ? `${said} ${this.#say('always')}` : said;
      }
      case 'behind':
      case 'ahead':
        return this.#say(statement.code, this.#benchmark(statement.figure, statement.benchmark));
      case 'stale-benchmark':
        return this.#say('stale-benchmark', { ...this.#benchmark(statement.figure, statement.benchmark), count: statement.months });
      case 'missing':
        return this.#say(`missing.${statement.reason}`, { threshold: this.#reading.privacyThreshold, figures: this.#titles(statement.figures) });
      case 'no-target':
      case 'asked-otherwise':
      case 'few-answers':
        return this.#say(statement.code, { figures: this.#titles(statement.figures) });
      case 'running':
        return this.#say('running', { period: this.#nameOf(statement.period) });
      case 'many-tests':
        return this.#say('many-tests', { tests: statement.tests, count: Math.max(1, Math.round(statement.byChance)) });
      case 'no-answers':
        return this.#say('no-answers');
    }
  }

  #say(name: string, values: Values = {}): string {
    return this.#texts.text(`summary.${name}`, values);
  }

  #period(compared: Compared | null, period: string): string {
    if (!compared) return this.#say('period-alone', { period: capital(period, this.#texts.locale) });
    const other = this.#other(compared);
    if (compared.kind === 'group') return this.#say('period-groups', { period: capital(period, this.#texts.locale), group: this.#group(null, this.#reading.segment?.value ?? ''), other });
    return this.#say('period', { period: capital(period, this.#texts.locale), other });
  }

  #nameOf({ unit, number }: { readonly unit: ScorecardReading['unit']; readonly number: number }): string {
    return periodName(this.#texts, unit, number);
  }

  #other(compared: Compared): string {
    return compared.kind === 'group' ? this.#group(null, compared.group.value) : this.#nameOf(compared.period);
  }

  #changed({ figure, change }: Statement & { readonly code: 'changed' }): string {
    const { compared } = this.#reading;
    const name = compared?.kind === 'group' ? 'differs' : `changed-${change.way ?? 'none'}`;
    return this.#say(name, { ...this.#figure(figure), change: this.#writer(figure).difference(change), other: compared ? this.#other(compared) : '' });
  }

  /** What every sentence about a figure says of it: name, value, and what it rests on. */
  #figure(figure: FigureReading): { readonly figure: string; readonly value: string; readonly evidence: string } {
    const reading = figure.reading!;
    const writer = this.#writer(figure);
    const evidence = joined(this.#texts.locale, [writer.size(reading.n, figure.metric!), writer.interval(reading)]);
    return { figure: this.#title(figure), value: reading.value === null ? '' : writer.value(reading.value, reading.unit), evidence };
  }

  #benchmark(figure: FigureReading, { kind, title, source, date, value, gap }: BenchmarkReading): Values {
    const unit = figure.metric!.unit;
    return {
      figure: this.#title(figure),
      benchmark: title === null ? this.#say(`benchmark.${kind}`) : this.#words(title),
      source: this.#apart(source),
      date: new Intl.DateTimeFormat(this.#texts.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date)),
      value: value === null ? '' : this.#writer(figure).mark(value, unit),
      gap: gap === null ? '' : this.#difference(gap, unit),
    };
  }

  #withChange(figure: FigureReading): string {
    return figure.change.kind === 'change' ? `${this.#title(figure)} (${this.#writer(figure).difference(figure.change)})` : this.#title(figure);
  }

  #writer({ decimals }: FigureReading): FigureWriter {
    return new FigureWriter(this.#texts, decimals);
  }

  #difference(difference: number, unit: Unit): string {
    return new FigureWriter(this.#texts).difference({ difference, unit } as Change);
  }

  #title(node: FigureReading | PartReading): string {
    return node.title === null ? new FigureWriter(this.#texts).name((node as FigureReading).metric ?? { id: (node as FigureReading).metricId }) : this.#words(node.title);
  }

  #titles(figures: readonly FigureReading[]): string {
    return this.#list(figures.map((figure) => this.#title(figure)));
  }

  #group(name: Words | null, value: string): string {
    return name !== null ? this.#words(name) : value === '' ? this.#say('unknown-group') : this.#apart(value);
  }

  #words(words: Words): string {
    return this.#apart(wordsIn(words, this.#texts.locale, this.#reading.language));
  }

  /** Words of an author keep their own order of signs, where they or the sentence run from right to left. */
  #apart(text: string): string {
    return RIGHT_TO_LEFT_LANGUAGE.test(this.#texts.locale) || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
  }

  #list(parts: readonly string[]): string {
    return new Intl.ListFormat(this.#texts.locale, { type: 'conjunction', style: 'long' }).format(parts);
  }

  #score(score: number): string {
    return this.#texts.number(score, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  #share(share: number): string {
    return this.#texts.number(share, { style: 'percent', maximumFractionDigits: 0 });
  }
}

const RIGHT_TO_LEFT_LANGUAGE = /^(ar|dv|fa|he|ps|ur|yi)\b/;
/** Letters that run from right to left, and marks that turn the direction. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

const capital = (text: string, locale: string): string => text.replace(/^[\u2068]?\p{L}/u, (first) => first.toLocaleUpperCase(locale));
