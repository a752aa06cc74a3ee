import { createHash } from 'node:crypto';

/** How somebody who was erased is remembered: what came late of them can be told, but not who they were. */
export const personKey = (tenant: string) => (subject: string): string => createHash('sha256').update(`${tenant}\0${subject}`).digest('base64url');
