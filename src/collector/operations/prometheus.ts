import { Durations, type Instruments, type Labels } from './instruments.js';

/** The content type of the Prometheus text exposition format. */
export const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const labelled = (labels: Labels): string => {
  const entries = Object.entries(labels);
  return entries.length === 0 ? '' : `{${entries.map(([name, value]) => `${name}=${quoted(value)}`).join(',')}}`;
};

/** Writes instruments in the text format that Prometheus and every OpenTelemetry Collector scrape. */
export function exposition({ all }: Instruments): string {
  let text = '';
  for (const one of all) {
    const name = one.name.replaceAll('.', '_');
    if (one.kind === 'count') {
      text += `# HELP ${name}_total ${one.help}\n# TYPE ${name}_total counter\n`;
      for (const { labels, value } of one.count.series.values()) text += `${name}_total${labelled(labels)} ${value}\n`;
    } else if (one.kind === 'level') {
      text += `# HELP ${name} ${one.help}\n# TYPE ${name} gauge\n${name} ${one.level()}\n`;
    } else {
      text += `# HELP ${name}_seconds ${one.help}\n# TYPE ${name}_seconds histogram\n`;
      for (const { labels, value } of one.durations.series.values()) {
        let below = 0;
        Durations.edges.forEach((edge, i) => {
          below += value.counts[i]!;
          text += `${name}_seconds_bucket${labelled({ ...labels, le: String(edge) })} ${below}\n`;
        });
        text += `${name}_seconds_bucket${labelled({ ...labels, le: '+Inf' })} ${value.count}\n${name}_seconds_sum${labelled(labels)} ${value.sum}\n${name}_seconds_count${labelled(labels)} ${value.count}\n`;
      }
    }
  }
  return text;
}
