/** For whom something is: thirty seconds, an hour, a shift. */
export const AUDIENCES = ['executive', 'manager', 'line'] as const;
export type Audience = (typeof AUDIENCES)[number];
