import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../../model/parse.js';
import type * as z from 'zod/mini';
import { EVENTS, PARENTS, vocabulary, type Props, type Tag } from './vocabulary.js';

/** An element of a plugin's part of the screen, checked. */
export type UiNode = { [T in Tag]: { readonly tag: T; readonly key: string; readonly props: Props<T>; readonly handler: string | undefined; readonly children: readonly UiNode[] } }[Tag];

export const MOST_NODES = 200;
export const DEEPEST_TREE = 12;
/** In all texts of a tree together, in characters of JSON. */
export const LONGEST_TREE = 100_000;

const HANDLER = /^[\w.-]{1,40}$/;
const KEYS: ReadonlySet<string> = new Set(['tag', 'key', 'props', 'on', 'children']);

/** Reads a tree that came from a sandbox; refuses the whole of it for one thing that is not in the vocabulary. Never throws. */
export function parseTree(input: unknown, mayLinkTo: (origin: string) => boolean): Result<readonly UiNode[], Problem> {
  let left = MOST_NODES;
  const fail = (where: string, message: string): never => {
    throw new Fault({ code: 'bad-tree', message, where });
  };
  const read = (value: unknown, where: string, depth: number): UiNode => {
    if (--left < 0) fail(where, `A plugin may show ${MOST_NODES} elements at once.`);
    if (depth > DEEPEST_TREE) fail(where, `Elements may lie ${DEEPEST_TREE} deep in one another.`);
    const node = typeof value === 'string' ? { tag: 'cx-text', props: { text: value } } : value;
    if (typeof node !== 'object' || node === null) return fail(where, 'This must be a text or an element.');
    const strange = Object.keys(node).find((name) => !KEYS.has(name));
    if (strange) fail(where, `An element has no "${strange.slice(0, 40)}".`);
    const { tag, key, props = {}, on = {}, children = [] } = node as { tag?: unknown; key?: unknown; props?: unknown; on?: unknown; children?: unknown };
    if (typeof tag !== 'string' || !Object.hasOwn(vocabulary, tag)) return fail(`${where}/tag`, `A plugin may show ${Object.keys(vocabulary).join(', ')}, and nothing else.`);
    const name = tag as Tag;
    const checked = parse(vocabulary[name] as unknown as z.ZodMiniType<Props<Tag>>, props);
    if (!checked.ok) return fail(`${where}/props${checked.error[0]!.where ?? ''}`, checked.error[0]!.message);
    if (name === 'cx-link' && !leads((checked.value as Props<'cx-link'>).href, mayLinkTo)) {
      fail(`${where}/props/href`, 'A link of a plugin leads to an https address of an origin that it may reach.');
    }
    if (!Array.isArray(children)) return fail(`${where}/children`, 'This must be a list.');
    if (children.length > 0 && !PARENTS.has(name)) fail(`${where}/children`, `<${name}> has no children.`);
    return {
      tag: name,
      key: typeof key === 'string' ? key.slice(0, 80) : where,
      props: checked.value,
      handler: handlerOf(name, on, where, fail),
      children: children.map((child, i) => read(child, `${where}/children/${i}`, depth + 1)),
    } as unknown as UiNode;
  };
  try {
    if (!Array.isArray(input)) return fail('', 'A tree is a list of elements and texts.');
    if (JSON.stringify(input).length > LONGEST_TREE) return fail('', `A tree may have ${LONGEST_TREE} characters as JSON.`);
    return ok(input.map((child, i) => read(child, `/${i}`, 1)));
  } catch (error) {
    if (error instanceof Fault) return err(error.problem);
    throw error;
  }
}

/** How many elements a tree has that nobody has looked at yet. */
export function countNodes(tree: unknown): number {
  if (!Array.isArray(tree)) return 0;
  return tree.reduce((sum: number, node: unknown) => sum + 1 + countNodes((node as { readonly children?: unknown } | null)?.children), 0);
}

function handlerOf(tag: Tag, on: unknown, where: string, fail: (where: string, message: string) => never): string | undefined {
  if (typeof on !== 'object' || on === null) return fail(`${where}/on`, 'This must be an object.');
  let handler: string | undefined;
  for (const [name, id] of Object.entries(on)) {
    if (name !== EVENTS[tag] || typeof id !== 'string' || !HANDLER.test(id)) return fail(`${where}/on`, `<${tag}> tells of ${EVENTS[tag] ?? 'nothing'}.`);
    handler = id;
  }
  return handler;
}

function leads(href: string, mayLinkTo: (origin: string) => boolean): boolean {
  if (!URL.canParse(href)) return false;
  const url = new URL(href);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && mayLinkTo(url.origin);
}

/** Carries a problem out of the recursion. */
class Fault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
