import * as z from 'zod/mini';
import { parse, type Parsed } from '../../model/parse.js';
import { line, slug } from '../../model/text.js';
import { parsePeriod } from '../period/calendar.js';
import type { LostAnswers } from './lost-answers.js';

/** So many rows are read at the most. */
export const MOST_LOST_ROWS = 50_000;

/** What answers are lost, as somebody else tells it. */
export const lostAnswersSchema = z
  .array(
    z.strictObject({
      period: z.string().check(z.refine((key) => parsePeriod(key) !== null, { error: 'a period such as 2026-11, 2026-W47 or 2026' })),
      metric: z.nullable(slug()),
      survey: z.optional(z.nullable(slug())),
      reason: line(60),
      count: z.int().check(z.gte(1)),
    }),
  )
  .check(z.maxLength(MOST_LOST_ROWS));

/** Reads what is told of lost answers. Never throws. */
export const parseLostAnswers = (input: unknown): Parsed<readonly LostAnswers[]> => parse<readonly LostAnswers[]>(lostAnswersSchema, input);
