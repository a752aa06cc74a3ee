import { eventSchemas, type CxEvent, type CxEventType } from '../../model/event.js';
import { formOf } from '../../model/form-of.js';
import { parseEvent, type Parsed } from '../../model/parse.js';
import type { Fits } from '../../model/questionnaire/form/kinds.js';

const forms = new Map<unknown, Fits>();

/** Reads an event that came as JSON. One that is as it must be is given as it is; the schema is asked about others, which it mends or refuses. */
export function readEvent(input: unknown): Parsed<CxEvent> {
  return formFor((input as { readonly type?: unknown } | null)?.type)?.(input) === true ? { ok: true, value: input as CxEvent } : parseEvent(input);
}

function formFor(type: unknown): Fits | undefined {
  let form = forms.get(type);
  if (!form && typeof type === 'string' && Object.hasOwn(eventSchemas, type)) forms.set(type, (form = formOf(eventSchemas[type as CxEventType])));
  return form;
}
