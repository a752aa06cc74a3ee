export function serveDemo(options: { port?: number; host?: string; collector: string; data?: string }): Promise<{ url: string; close(): Promise<void> }>;
export function policy(collector: string): string;
