import { HttpProblem } from './problems.js';

/** Nesting beyond this is an attack: reading it would hold everybody else up. */
const DEEPEST = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as JSON, strictly: real UTF-8, not too deep. */
export function readJson(body: Buffer): unknown {
  const bad = (detail: string): HttpProblem => new HttpProblem({ status: 400, code: 'not-json', title: 'The body is not JSON', detail });
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw bad('The body is not UTF-8.');
  }
  if (depthOf(text) > DEEPEST) throw bad(`The body is nested more than ${DEEPEST} levels deep.`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw bad('The body cannot be read as JSON.');
  }
}

/** How deep brackets nest, without parsing. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth -= 1;
  }
  return deepest;
}
