/** Starts a collector with invented answers and the demo in front of it. */
export function startLoop(options: { db: string; port?: number }): Promise<{ url: string; close(): Promise<void> }>;
