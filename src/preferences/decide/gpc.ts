import type { Catalogue } from '../../model/index.js';

/** Is a region the other one or a part of it? `US-FL` is in `US`. */
export const isIn = (region: string, whole: string): boolean => region === whole || region.startsWith(`${whole}-`);

/** Is a Global Privacy Control honoured? Where it is not known exactly enough where the customer lives, it is. */
export function honoursGpc({ gpc: { honour } }: Catalogue, region: string | undefined): boolean {
  return honour === 'everywhere' || region === undefined || honour.some((one) => isIn(region, one) || isIn(one, region));
}
