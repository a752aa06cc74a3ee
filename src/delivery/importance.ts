/**
 * What an event is worth when there is no room for all, from least to most: where somebody has got to in a survey that they
 * have not sent; what is counted of surveys and visits; what a customer said; what a customer wants done with what they said.
 */
export type Importance = 0 | 1 | 2 | 3;

export const PARTIAL = 0;
export const TELEMETRY = 1;
export const ANSWER = 2;
export const WISH = 3;

const TELEMETRIC = /^cx\.(survey|interaction)\./;
const WISHES = /^cx\.(consent|preference|lifeevent|delivery)\.|^cx\.response\.withdrawn$/;

/** By the type of the event. What is not known is an answer: it is not the first to go. */
export function importanceOf(type: string): Importance {
  if (type === 'cx.response.saved') return PARTIAL;
  return TELEMETRIC.test(type) ? TELEMETRY : WISHES.test(type) ? WISH : ANSWER;
}
