/** What is told apart within one figure: `{ status: 'stored' }`. Few values each, never anything of a customer. */
export type Labels = Readonly<Record<string, string>>;

interface Series<T> {
  readonly labels: Labels;
  value: T;
}

/** Something that is counted, and only grows. */
export class Count {
  readonly series = new Map<string, Series<number>>();

  add(amount: number, labels: Labels = {}): void {
    const key = JSON.stringify(labels);
    const one = this.series.get(key);
    if (one) one.value += amount;
    else this.series.set(key, { labels, value: amount });
  }
}

interface Spread {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** How long something takes, in seconds. */
export class Durations {
  /** Upper edges. */
  static readonly edges: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
  readonly series = new Map<string, Series<Spread>>();
  /** Told of each. */
  listener: ((seconds: number, labels: Labels) => void) | undefined;

  record(seconds: number, labels: Labels = {}): void {
    const key = JSON.stringify(labels);
    let one = this.series.get(key);
    if (!one) this.series.set(key, (one = { labels, value: { counts: Durations.edges.map(() => 0), sum: 0, count: 0 } }));
    const { value } = one;
    const bucket = Durations.edges.findIndex((edge) => seconds <= edge);
    if (bucket >= 0) value.counts[bucket]! += 1;
    value.sum += seconds;
    value.count += 1;
    this.listener?.(seconds, labels);
  }
}

/** How things stand at the moment somebody asks. */
export type Level = () => number;

export type Instrument = { readonly name: string; readonly help: string } & (
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'durations'; readonly durations: Durations }
  | { readonly kind: 'level'; readonly level: Level }
);

/** What a collector knows of itself, in numbers. Names are OpenTelemetry's: `cx.collector.events`. */
export class Instruments {
  readonly all: Instrument[] = [];

  count(name: string, help: string): Count {
    const count = new Count();
    this.all.push({ name, help, kind: 'count', count });
    return count;
  }

  durations(name: string, help: string): Durations {
    const durations = new Durations();
    this.all.push({ name, help, kind: 'durations', durations });
    return durations;
  }

  level(name: string, help: string, level: Level): void {
    this.all.push({ name, help, kind: 'level', level });
  }
}
