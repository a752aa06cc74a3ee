const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * Is there an object in this JSON in which a key comes twice? Readers differ in which of the two they take, so what is signed must not
 * say two things. Of text that is JSON; keys are compared as they are read, so `"\u0061"` is `"a"`.
 */
export function hasKeyTwice(json: string): boolean {
  /** The keys of each object that is open; none of a list. */
  const open: Set<string>[] = [];
  let last = '""';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') last = token;
    else {
      const key = JSON.parse(last) as string;
      if (open.at(-1)?.has(key)) return true;
      open.at(-1)?.add(key);
    }
  }
  return false;
}
