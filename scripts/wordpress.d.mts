export function findWordPress(): { readonly found: readonly string[]; readonly why: string };
