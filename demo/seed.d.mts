/** The invented answers, oldest first. */
export function seedEvents(now?: number): Iterable<{ readonly time: string; readonly data: { readonly answers: readonly { readonly question: string; readonly value: number }[] } }>;
