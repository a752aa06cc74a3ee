/** The invented renewals: `case,activity,time`. */
export function renewalLog(now?: number): string;
