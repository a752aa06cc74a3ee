import type { EventMetricDefinition } from '../../model/metric.js';
import { EMOTION_WORDS, type EmotionWords } from './emotion-words.js';

const emotions = (words?: readonly string[]): { readonly kind: 'sum'; readonly of: string } => ({
  kind: 'sum',
  of: `size(data.answers.filter(a, a.kind == "emotion"${words ? ` && a.word in ${JSON.stringify(words)}` : ''}))`,
});

/**
 * Defines positive sentiment, and net sentiment, from answers to emotion questions. Give the words that your questions
 * offer, in the language of their ids.
 */
export function sentimentDefinitions({ positive, negative }: EmotionWords = EMOTION_WORDS): readonly [positive: EventMetricDefinition, net: EventMetricDefinition] {
  const shared = { better: 'higher', counts: 'events', where: 'type == "cx.response.submitted" && data.answers.exists(a, a.kind == "emotion")' } as const;
  const about = `Good: ${positive.join(', ')}. Bad: ${negative.join(', ')}. All other words are neither. Needs emotion answers in cx.response.submitted.`;
  const sums = { all: emotions(), positive: emotions(positive), negative: emotions(negative) };
  return [
    { ...shared, id: 'positive-sentiment', title: 'Positive sentiment', method: 'good feelings / all feelings', about, sums, readout: { kind: 'share', count: 'positive', of: 'all' } },
    { ...shared, id: 'net-sentiment', title: 'Net sentiment', method: '% good feelings minus % bad feelings', about, sums, readout: { kind: 'contrast', plus: 'positive', minus: 'negative', of: 'all' } },
  ];
}

/** Participation, consent, sentiment: M13 and a part of M20. */
export const ASKING_METRICS: readonly EventMetricDefinition[] = [
  {
    id: 'participation',
    title: 'Survey participation',
    method: 'responses sent / surveys shown',
    about: 'AAPOR calls this a participation rate: nobody was drawn, so it is no response rate. Counts each in the period in which it happened. Needs cx.survey.shown.',
    better: 'higher',
    counts: 'events',
    where: 'type in ["cx.response.submitted", "cx.survey.shown"]',
    sums: { sent: { kind: 'count', when: 'type == "cx.response.submitted"' }, shown: { kind: 'count', when: 'type == "cx.survey.shown"' } },
    readout: { kind: 'share', count: 'sent', of: 'shown' },
  },
  {
    id: 'answer-rate',
    title: 'Answers to surveys that were decided on',
    method: 'responses sent / sent and dismissed',
    about: 'Who saw a survey and did neither is in no figure. Needs cx.survey.dismissed.',
    better: 'higher',
    counts: 'events',
    where: 'type in ["cx.response.submitted", "cx.survey.dismissed"]',
    sums: { sent: { kind: 'count', when: 'type == "cx.response.submitted"' }, dismissed: { kind: 'count', when: 'type == "cx.survey.dismissed"' } },
    readout: { kind: 'share', count: 'sent', of: 'sent + dismissed' },
  },
  {
    id: 'opt-ins',
    title: 'Customers who opted in',
    method: 'customers with a consent on the last day',
    about: 'Each customer once for each purpose; by `purpose` if that is a dimension. Needs cx.consent.given and cx.consent.withdrawn with a subject.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.fact.opted-in" || type == "cx.fact.opted-out"',
    unit: 'count',
    sums: { consents: { kind: 'level', of: 'type == "cx.fact.opted-in" ? 1 : -1' } },
    readout: { kind: 'value', value: 'consents.end', n: 'consents.end' },
  },
  {
    id: 'opt-in-rate',
    title: 'Participation in the preference program',
    method: 'customers with a consent / customers, on the last day',
    about: 'For one purpose: with several, read it by `purpose`. Needs the events of `opt-ins` and of `customers`.',
    better: 'higher',
    counts: 'events',
    where: 'type in ["cx.fact.opted-in", "cx.fact.opted-out", "cx.fact.customer-won", "cx.fact.customer-lost"]',
    sums: {
      consents: { kind: 'level', of: 'type == "cx.fact.opted-in" ? 1 : -1', when: 'type == "cx.fact.opted-in" || type == "cx.fact.opted-out"' },
      customers: { kind: 'level', of: 'type == "cx.fact.customer-won" ? 1 : -1', when: 'type == "cx.fact.customer-won" || type == "cx.fact.customer-lost"' },
    },
    readout: { kind: 'share', count: 'consents.end', of: 'customers.end' },
  },
  ...sentimentDefinitions(),
];
