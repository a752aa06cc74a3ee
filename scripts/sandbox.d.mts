import type { Plugin } from 'vite';

export function buildSandbox(folder?: string, plugins?: readonly Plugin[]): Promise<{ frame: number; worker: number }>;
