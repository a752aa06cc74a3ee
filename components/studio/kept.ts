/** A draft that is kept on this device. */
export interface Kept {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const PREFIX = 'cx-studio:';
/** Under which name a draft is kept. */
export const keyOf = (id: string): string => PREFIX + id;

export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // nothing was kept
  }
}

/** The drafts on this device, the latest first. What is kept there may have been written by anybody: one that cannot be read hides none of the others. */
export function keptDrafts(): readonly Kept[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap(read).sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

function read(key: string): readonly Kept[] {
  try {
    const { at, survey } = Object(JSON.parse(localStorage.getItem(key)!)) as { at?: unknown; survey?: { title?: unknown } };
    const title = typeof survey?.title === 'string' ? survey.title : String(Object.values(Object(survey?.title) as object)[0] ?? '');
    return typeof at === 'number' ? [{ id: key.slice(PREFIX.length), title, at }] : [];
  } catch {
    return [];
  }
}
