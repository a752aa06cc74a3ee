export function findBrowsers(): { chromium: string | undefined; firefox: string | undefined; webkit: string | undefined };
export function ensureBrowsers(): ReturnType<typeof findBrowsers>;
export const CHROMIUM_ARGS: string[];
