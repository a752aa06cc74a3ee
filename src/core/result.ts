/** What came of something that can fail in a way the caller must deal with. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** It went well. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** It failed. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
