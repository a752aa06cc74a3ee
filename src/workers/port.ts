import type { Problem } from '../core/problem.js';

/** One end of a line between a page or program and its worker. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Calls back for each message from the other end. */
  onMessage(callback: (message: unknown) => void): void;
}

/** A worker, seen from outside. */
export interface WorkerPort extends Port {
  /** Calls back when the worker cannot start or has died. */
  onError(callback: (error: unknown) => void): void;
  terminate(): void;
}

/** Where workers come from. */
export interface Workers {
  /** How many make sense at a time. */
  readonly most: number;
  /** Starts one. May throw, and may fail later: then `onError` is told before it has said that it is ready. */
  start(): WorkerPort;
}

/** What a worker says. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What a worker is asked: which of its tasks, and what for. */
export interface Question {
  readonly task: string;
  readonly input: unknown;
}
