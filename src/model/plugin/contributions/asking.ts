import * as z from 'zod/mini';
import { scaleSchema } from '../../instrument.js';
import { slug } from '../../text.js';
import { contributedId, title } from '../names.js';

/** A type of question. `answer` says which kind of answer of the event model it gives. */
export const questionType = z.strictObject({
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  answer: z.enum(['score', 'choice', 'text', 'emotion']),
  /** The scale, for scores. */
  scale: z.optional(scaleSchema),
  /** The metric that scores count for; one of each question's own if not said. */
  metric: z.optional(slug()),
});

/** A survey to start from; `survey` is a survey document, read by the survey engine when it is chosen. */
export const surveyTemplate = z.strictObject({
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  survey: z.record(z.string(), z.unknown()),
});

/** Something that customers can choose to hear about. */
export const preferenceTopic = z.strictObject({ id: slug(), title: title(), description: z.optional(title(400)), purpose: z.optional(slug()) });
