import type { Problem } from '../../core/problem.js';
import { isPlainObject, type PlainObject } from './plain-object.js';
import { LIMITS } from './format.js';
import { tidyLabel, wellFormed, type LabelFault } from './label.js';
import { isKey, keysBetween } from '../map/order.js';

/** Fields that hold one line of text. */
const LABELS: ReadonlySet<string> = new Set(['name', 'title', 'label']);
/** Records that stand in a row. */
const IN_ORDER: ReadonlySet<unknown> = new Set(['phase', 'touchpoint', 'lane', 'channel', 'backstage']);
/** Under this name a repaired record keeps what it said before. */
export const REPAIRED = 'cx.repaired';

const SAID: Readonly<Record<LabelFault, string>> = {
  unpaired: 'Halves of characters were replaced',
  control: 'Control characters became spaces',
  bidi: 'Marks that turn the direction of writing around were taken out or closed',
};

/**
 * Puts right what can be put right before a document is checked: names, keys of order, ids that come twice. What a
 * repaired record said before is kept in it, under `x`.
 */
export function repairRecords(source: PlainObject): { readonly source: PlainObject; readonly repairs: readonly Problem[] } {
  const repairs: Problem[] = [];
  const head = tidied(source, '', repairs);
  const records = source['records'];
  if (!Array.isArray(records)) return { source: head, repairs };
  const named = (records as readonly unknown[]).map((record, i) => (isPlainObject(record) ? tidied(record, `/records/${i}`, repairs) : record));
  return { source: { ...head, records: inOrder(withOwnIds(named, String(source['id']), repairs), repairs) }, repairs };
}

function tidied(record: PlainObject, where: string, repairs: Problem[]): PlainObject {
  let made = record;
  const change = (field: string, value: unknown): void => {
    if (made === record) made = { ...record };
    (made as Record<string, unknown>)[field] = value;
  };
  for (const field of Object.keys(record)) {
    const value = record[field];
    if (typeof value !== 'string') continue;
    if (!LABELS.has(field)) {
      const whole = wellFormed(value);
      if (whole === value) continue;
      change(field, whole);
      repairs.push({ code: 'text-repaired', message: 'Characters that cannot be stored were replaced.', where: `${where}/${field}` });
      continue;
    }
    const { text, faults } = tidyLabel(value);
    const short = text.length > LIMITS.name && text.length <= LIMITS.text ? `${text.slice(0, LIMITS.name - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
    if (short === value) continue;
    change(field, short);
    if (value.length <= LIMITS.text) change('x', kept(made, field, wellFormed(value)));
    if (faults.length > 0) repairs.push({ code: 'name-repaired', message: `${faults.map((fault) => SAID[fault]).join('. ')}. The name as it was is kept under "x".`, where: `${where}/${field}` });
    if (short !== text) repairs.push({ code: 'name-cut', message: `This name has ${text.length.toLocaleString('en')} characters; ${LIMITS.name} are shown, and the whole is kept under "x".`, where: `${where}/${field}` });
  }
  return made;
}

function kept(record: PlainObject, field: string, before: string): PlainObject {
  const x = isPlainObject(record['x']) ? record['x'] : {};
  const repaired = isPlainObject(x[REPAIRED]) ? x[REPAIRED] : {};
  return { ...x, [REPAIRED]: { [field]: before, ...repaired } };
}

/** The second of two records of one id gets another; whoever named the id means the first. */
function withOwnIds(records: readonly unknown[], journey: string, repairs: Problem[]): unknown[] {
  const taken = new Set<unknown>([journey, ...records.map((record) => (isPlainObject(record) ? record['id'] : undefined))]);
  const seen = new Set<unknown>([journey]);
  return records.map((record, i) => {
    if (!isPlainObject(record) || typeof record['id'] !== 'string') return record;
    const { id } = record as { readonly id: string };
    if (!seen.has(id)) {
      seen.add(id);
      return record;
    }
    let n = 2;
    while (taken.has(`${id.slice(0, 120)}-${n}`)) n += 1;
    const own = `${id.slice(0, 120)}-${n}`;
    taken.add(own);
    seen.add(own);
    repairs.push({ code: 'id-twice', message: `The id ${JSON.stringify(id.slice(0, 60))} is taken; this record is called ${JSON.stringify(own.slice(0, 60))} now. Whatever names the id means the first.`, where: `/records/${i}/id` });
    return { ...record, id: own };
  });
}

/** Records whose key of order is missing, or none, stand where the document has them, behind those of their type that came before. */
function inOrder(records: unknown[], repairs: Problem[]): unknown[] {
  const byType = new Map<unknown, number[]>();
  records.forEach((record, i) => {
    if (!isPlainObject(record) || !IN_ORDER.has(record['type'])) return;
    const rows = byType.get(record['type']);
    if (rows) rows.push(i);
    else byType.set(record['type'], [i]);
  });
  for (const [type, rows] of byType) {
    const orderOf = (i: number): unknown => (records[i] as PlainObject)['order'];
    const faulty = rows.filter((i) => typeof orderOf(i) !== 'string' || !isKey(orderOf(i) as string));
    if (faulty.length === 0) continue;
    const missing = faulty.every((i) => orderOf(i) === undefined);
    const all = rows.every((i) => typeof orderOf(i) === 'number');
    const row = all ? rows.toSorted((a, b) => (orderOf(a) as number) - (orderOf(b) as number) || a - b) : rows;
    const keys = keysBetween(null, null, row.length);
    row.forEach((i, place) => void (records[i] = { ...(records[i] as PlainObject), order: keys[place] }));
    // who writes a document by hand gives none, and means the order in which it stands
    if (!missing && !all) repairs.push({ code: 'order-repaired', message: `${faulty.length} of ${rows.length} records of type "${String(type)}" had no key of order; all were put in the order in which they stand in the document.`, where: `/records/${faulty[0]}/order` });
  }
  return records;
}
