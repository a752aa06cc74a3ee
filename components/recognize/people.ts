/** Somebody who can be thanked, as the page lists them. */
export interface Employee {
  /** What stands in the event. */
  readonly id: string;
  readonly name: string;
  readonly team?: string;
}

/** What a page gives for employees, as far as it can be used: others would be sent and not found. */
export function usableEmployees(given: unknown): readonly Employee[] {
  if (!Array.isArray(given)) return [];
  return given.filter((one): one is Employee => {
    const { id, name, team } = (one ?? {}) as Record<string, unknown>;
    return typeof id === 'string' && isLine(id) && typeof name === 'string' && name.trim() !== '' && (team === undefined || typeof team === 'string');
  });
}

/** What is wrong with it, if anything. */
export function problemOf(given: unknown): string | undefined {
  if (!Array.isArray(given)) return '"employees" must be a list of { "id", "name", "team" }.';
  const left = given.length - usableEmployees(given).length;
  return left === 0 ? undefined : `${left} of "employees" are left out: they have no name, or no id on one line of up to 120 characters.`;
}

/** Can it be the name of somebody in an event: one line, 1 to 120 characters? */
const isLine = (text: string): boolean => /^[^\p{Cc}\p{Surrogate}\u2028\u2029]{1,120}$/u.test(text) && text.length <= 120;

/** What somebody wrote for a name, as one line that can be stored. */
export function nameOf(written: string): string {
  return written.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd').trim().slice(0, 120).replace(/\p{Surrogate}$/u, '');
}
