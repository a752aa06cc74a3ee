/**
 * Something that went wrong, told to a person: what happened, where, and what to do about it.
 * `code` is for programs and translations; `message` is plain English and complete in itself.
 */
export interface Problem {
  /** A stable name, in kebab case: `unknown-metric`. */
  readonly code: string;
  /** One or two plain sentences. */
  readonly message: string;
  /** The place in a document (a JSON Pointer such as `/data/answers/0/value`), a row, or the name of an attribute. */
  readonly where?: string;
}

/** An error that carries a {@link Problem}. Thrown where the caller broke the contract; never for bad input of users. */
export class CxError extends Error implements Problem {
  readonly code: string;
  readonly where?: string;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.message);
    this.name = 'CxError';
    if (options && 'cause' in options) (this as { cause?: unknown }).cause = options.cause;
    this.code = problem.code;
    if (problem.where !== undefined) this.where = problem.where;
  }
}

/** Is it one of ours, also if another copy of the library on the page made it? */
export function isCxError(error: unknown): error is CxError {
  return error instanceof Error && error.name === 'CxError';
}
