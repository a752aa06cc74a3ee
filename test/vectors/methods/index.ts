import type { Method } from './method.js';
import { ratings } from './ratings.js';

/** The methods that are built, by the names of the reference cases. */
export const methods: Readonly<Record<string, Method>> = {
  ...ratings,
};
