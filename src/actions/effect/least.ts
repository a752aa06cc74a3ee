/** Figures on either side that an interrupted time series takes here: fewer make lines that point anywhere (Penfold & Zhang 2013). */
export const LEAST_FOR_LINES = 8;
