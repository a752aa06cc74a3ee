import { Durations, type Instruments, type Labels } from './instruments.js';

interface Observed {
  addCallback(callback: (result: { observe(value: number, attributes?: Labels): void }) => void): void;
}

/** What is used of a meter of `@opentelemetry/api`, which need not be installed. */
export interface OpenTelemetryMeter {
  createObservableCounter(name: string, options: { readonly description: string }): Observed;
  createObservableGauge(name: string, options: { readonly description: string }): Observed;
  createHistogram(name: string, options: { readonly description: string; readonly unit: string; readonly advice: { explicitBucketBoundaries: number[] } }): { record(value: number, attributes?: Labels): void };
}

/** Tells instruments to OpenTelemetry too: counts and levels when its reader asks, durations as they come. */
export function tellOpenTelemetry({ all }: Instruments, meter: OpenTelemetryMeter): void {
  for (const one of all) {
    const { name, help: description } = one;
    if (one.kind === 'count') {
      meter.createObservableCounter(name, { description }).addCallback((result) => {
        for (const { labels, value } of one.count.series.values()) result.observe(value, labels);
      });
    } else if (one.kind === 'level') {
      meter.createObservableGauge(name, { description }).addCallback((result) => result.observe(one.level()));
    } else {
      const histogram = meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: [...Durations.edges] } });
      one.durations.listener = (seconds, labels) => histogram.record(seconds, labels);
    }
  }
}
