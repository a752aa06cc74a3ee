import { existsSync, readFileSync } from 'node:fs';

/** What mermaid's own parser makes of a text. */
export interface MermaidReading {
  readonly title: string;
  readonly accTitle: string;
  readonly accDescr: string;
  readonly sections: readonly string[];
  readonly tasks: readonly { readonly section: string; readonly task: string; readonly score: number; readonly people: readonly string[] }[];
}

/** Asks mermaid; null where it refuses. */
export type AskMermaid = (text: string) => Promise<MermaidReading | null>;

const PEERS = new URL('../../../bench/peers/', import.meta.url);

/** The version of mermaid that ours is held against. */
export function wantedMermaid(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', PEERS), 'utf8')) as { dependencies: Record<string, string> };
  return dependencies['mermaid'] ?? '';
}

/** The real one, where `bench/peers/install.mjs` has put it; null where it has not. */
export async function liveMermaid(): Promise<AskMermaid | null> {
  const folder = new URL('node_modules/', PEERS);
  if (!existsSync(new URL('mermaid/', folder)) || !existsSync(new URL('jsdom/', folder))) return null;
  const { JSDOM } = (await import(new URL('jsdom/lib/api.js', folder).href)) as { JSDOM: new (html: string) => { window: { document: unknown } } };
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = (await import(new URL('mermaid/dist/mermaid.core.mjs', folder).href)) as { default: Mermaid };
  mermaid.initialize({ startOnLoad: false, maxTextSize: 1_000_000, suppressErrorRendering: true, logLevel: 5 });
  return async (text) => {
    try {
      const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
      if (type !== 'journey') return null;
      // copied, since mermaid empties its own lists when it reads the next
      return structuredClone({ title: db.getDiagramTitle(), accTitle: db.getAccTitle(), accDescr: db.getAccDescription(), sections: db.getSections(), tasks: db.getTasks().map(({ section, task, score, people }) => ({ section, task, score, people })) });
    } catch {
      return null;
    }
  };
}

interface Mermaid {
  initialize(config: object): void;
  mermaidAPI: { getDiagramFromText(text: string): Promise<{ readonly type: string; readonly db: MermaidDb }> };
}
interface MermaidDb {
  getDiagramTitle(): string;
  getSections(): string[];
  getTasks(): { section: string; task: string; score: number; people: string[] }[];
  getAccTitle(): string;
  getAccDescription(): string;
}
