import type { FlowContext } from './context.js';

/** What the log shows, in sentences: how many, how long, where most stop, and to what they come back. */
export function flowSentences({ flow, texts }: FlowContext): readonly string[] {
  const { observed, cases } = flow;
  const { text } = texts;
  const { graph, variants, dropOff, rework, goals } = observed;
  if (cases === 0) return [text('flow.nothing')];
  const most = variants.variants[0];
  const sentences = [text('flow.told', { count: cases, ways: text('flow.told-ways', { count: variants.count }), steps: text('flow.told-steps', { count: flow.steps.length }) })];
  if (most && variants.count > 1) sentences.push(text('flow.told-most', { share: texts.percent(most.share) }));
  if (graph.time) sentences.push(text('flow.told-time', { time: texts.times(graph.time) }));
  const [worst] = dropOff.at;
  if (goals && worst && worst.dropped > 0) sentences.push(text('flow.told-drop', { step: texts.step(worst.name), count: worst.dropped, share: texts.share(worst.share) }));
  const [again] = rework;
  if (again) sentences.push(text('flow.told-again', { step: texts.step(again.name), count: again.again, of: texts.number(again.cases), times: texts.decimal(again.timesEach) }));
  return sentences;
}
