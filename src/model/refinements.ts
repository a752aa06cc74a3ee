// What schemas ask with code of their own and what the forms made of them ask too; so it is apart from the schemas.

/** Do the ends of a scale make one, of at most 1,001 steps? */
export const isScale = ({ min, max }: { readonly min: number; readonly max: number }): boolean => max > min && max - min <= 1000;

/** Are there words in 1 to 100 languages? */
export const hasWords = (all: object): boolean => Object.keys(all).length > 0 && Object.keys(all).length <= 100;
