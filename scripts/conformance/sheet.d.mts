interface Run {
  readonly browser: string;
  /** The browser and its version. */
  readonly version: string;
  /** The version of axe-core. */
  readonly axe: string;
  /** The day, such as 2026-11-27. */
  readonly date: string;
  readonly states: readonly {
    readonly element: string;
    readonly state: string;
    readonly variant: string;
    readonly rules: readonly { readonly id: string; readonly criteria: readonly string[] }[];
    readonly target?: { readonly width: number; readonly height: number; readonly what: string };
    readonly media: number;
  }[];
  readonly proofs: readonly { readonly elements: readonly string[]; readonly kind: string; readonly criteria: readonly string[]; readonly title: string; readonly file: string }[];
}

/** The pages, by path within `docs`, of elements all of whose states were seen, and what is missing of the others. */
export function conformancePages(
  runs: readonly Run[],
  states: readonly { readonly element: string; readonly name: string }[],
  before?: string,
): { readonly pages: ReadonlyMap<string, string>; readonly missing: readonly string[] };
