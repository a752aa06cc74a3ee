import type { FastifyReply } from 'fastify';

/** An error as RFC 9457 has it. */
export interface ProblemDetails {
  readonly status: number;
  /** A stable name in kebab case, the end of the type URI. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Is it worth trying again? */
  readonly retryable?: boolean;
  readonly [extension: string]: unknown;
}

/** Thrown where a request cannot be answered. */
export class HttpProblem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, problem: ProblemDetails): FastifyReply {
  return reply.code(problem.status).header('content-type', 'application/problem+json').send(document(problem));
}

/** A problem as it is sent. */
export const problemText = (problem: ProblemDetails): string => JSON.stringify(document(problem));

function document({ status, code, retryable = false, ...rest }: ProblemDetails): Record<string, unknown> {
  return { type: `urn:cx-elements:problem:${code}`, status, retryable, ...rest };
}
