import type pg from 'pg';
import { CxError } from '../../../core/problem.js';
import { reasonOf } from './connect.js';

/** What asks: a connection, or the pool of them. */
export type Client = Pick<pg.PoolClient, 'query'>;

/** Rows that are read at once. */
export const PAGE = 1000;

/** What the database or the connection says, as one sentence; what we say ourselves stays. */
export function failed(error: unknown): unknown {
  if (error instanceof CxError || typeof (error as { code?: unknown }).code !== 'string' && !/connection|timeout/i.test(String(error))) return error;
  return new CxError({ code: 'not-stored', message: `PostgreSQL could not do it: ${reasonOf(error)}.` }, { cause: error });
}
