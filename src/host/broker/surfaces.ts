import * as z from 'zod/mini';
import type { Disposable } from '../../core/disposable.js';
import { CxError, isCxError } from '../../core/problem.js';
import { countNodes, parseTree } from '../ui/tree.js';
import type { HostSurface, SurfaceKind } from './doors.js';
import { id } from './forms.js';
import { route, type Part, type PartTools } from './part.js';
import { Quota } from './quota.js';

/** What a plugin shows: views, tiles and questions, each a tree of elements that it may use. */
export function surfaces({ plugin, doors, clock, require, denial, registering }: PartTools): Part {
  const open = new Map<string, { readonly kind: SurfaceKind; readonly surface: HostSurface }>();
  const nodes = new Quota(60_000, clock, 600);
  let last = 0;

  const register = (kind: SurfaceKind) => (id: string): Disposable => {
    require({ kind: 'ui', place: kind });
    return doors.registerSurface(kind, id, {
      open: (given, surface) => {
        const name = `s${++last}`;
        open.set(name, { kind, surface });
        plugin.call('surface.open', { surface: name, kind, id, given }).catch((error: unknown) => doors.log('error', `The ${kind} ${id} was not drawn: ${isCxError(error) ? error.message : 'it failed.'}`));
        return {
          act: (handler, value) => void plugin.tell('ui', { surface: name, handler, value }),
          close: () => void (open.delete(name) && plugin.tell('surface.close', { surface: name })),
        };
      },
    });
  };

  const render = (name: string, tree: unknown): void => {
    const there = open.get(name);
    if (!there) throw new CxError({ code: 'unknown', message: `No surface "${name}" is open.` });
    require({ kind: 'ui', place: there.kind });
    // before it is looked at: looking is what costs
    if (!nodes.take(1 + countNodes(tree))) throw new CxError({ code: 'quota', message: 'A plugin may draw 1,000 elements a second.' });
    const read = parseTree(tree, (origin) => denial({ kind: 'network', origin }) === undefined);
    if (!read.ok) throw new CxError(read.error);
    there.surface.show(read.value);
  };

  return {
    calls: [
      ...(['view', 'tile', 'question'] as const).flatMap((kind) => registering(kind, register(kind))),
      ['ui.render', route(z.strictObject({ surface: id, tree: z.unknown() }), ({ surface, tree }) => render(surface, tree))],
    ],
  };
}
