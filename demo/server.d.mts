/** `mapper` gives who draws a journey together their link; `author` is the key with which the studio publishes; `welcome` gives where the preferences of a visitor are kept, and the token that opens them. */
export function serveDemo(options: { port?: number; host?: string; collector: string; author?: string; data?: string; mapper?: (wish: string) => { role: string; token: string }; welcome?: (chosen: boolean) => Promise<{ src: string; token: string }> | { src: string; token: string } }): Promise<{ url: string; close(): Promise<void> }>;
export function policy(collector: string): string;
