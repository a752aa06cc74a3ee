import type { MetricDefinition } from '../../src/model/metric.js';
import type { DocEntry } from './read-metrics.mjs';

export function metricsPages(entries: readonly DocEntry[], definitions: readonly MetricDefinition[]): Map<string, string>;
export function partsOf(doc: string): { readonly meaning: readonly string[]; readonly use: readonly string[] };
export function citesSource(entry: DocEntry): boolean;
export function roomOf(entry: DocEntry): string;
