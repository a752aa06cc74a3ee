import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../../model/parse.js';
import type { Journey } from '../document/journey.js';
import { recordSchema, type JourneyRecord, type RecordOf } from '../document/records.js';
import { namedBy } from '../document/references.js';
import { same } from '../edit/diff.js';
import type { Operation } from '../edit/operation.js';
import { SHARED_LIMITS } from './limits.js';
import type { Role } from './roles-list.js';

/** Who takes part, as the link says with which they came. */
export interface Participant {
  /** A pseudonym; what a customer adds carries it, so that they alone can take it back. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The persona whose lane a customer draws. */
  readonly persona?: string | undefined;
}

/** Under this name a record says which customer added it. */
export const PARTICIPANT = 'cx.participant';

/** Whose record is it, if a customer's? */
export function participantOf(record: JourneyRecord): string | undefined {
  const id = record.x?.[PARTICIPANT];
  return typeof id === 'string' ? id : undefined;
}

const refusal = (code: string, message: string): Problem => ({ code, message });
const DECIDES = refusal('only-facilitator', 'Only a facilitator accepts or declines suggestions.');

const SAID = refusal('not-yours', 'What a customer said is theirs: it can be hidden or taken out, not rewritten, not made by others, and not shown to more people than they agreed to.');
const SUGGESTED = refusal('not-yours', 'A suggestion stays as it was made, and bears the name of who made it. Make another one.');

/** A journey with what was taken away and can be put back: what is hidden there must not be rewritten either. */
export interface Held {
  readonly journey: Journey;
  readonly gone: readonly JourneyRecord[];
}

/** Why somebody of the team or a facilitator may not have changed a journey as they did; undefined if they may. */
export function whyNotChange(who: Pick<Participant, 'role' | 'name'>, before: Held, after: Held, ids: ReadonlySet<string>): Problem | undefined {
  if (who.role === 'facilitator') return undefined;
  if (who.role === 'customer') return refusal('only-suggest', 'Customers add what they lived through and suggest changes; they do not change the map itself.');
  const recordsOf = ({ journey, gone }: Held): ReadonlyMap<string, JourneyRecord> => new Map([...gone, ...journey.records].filter(({ id }) => ids.has(id)).map((record) => [record.id, record]));
  const [was, is] = [recordsOf(before), recordsOf(after)];
  const shown = new Set(after.journey.records.map(({ id }) => id));
  for (const id of ids) {
    const why = whyNotRecord(who.name, was.get(id), is.get(id), shown.has(id));
    if (why) return why;
  }
  return undefined;
}

function whyNotRecord(name: string, old: JourneyRecord | undefined, now: JourneyRecord | undefined, isShown: boolean): Problem | undefined {
  if (old?.type === 'suggestion') {
    if (now?.type === 'suggestion' && now.status !== old.status) return DECIDES;
    if (now && !same(old, now)) return SUGGESTED;
    if (old.status === 'open' && !isShown) return DECIDES;
  } else if (now?.type === 'suggestion') {
    if (now.status !== 'open' || now.decided !== undefined) return DECIDES;
    if (now.by !== name) return SUGGESTED;
  }
  const whose = old && participantOf(old);
  if (old?.type === 'evidence' && whose !== undefined) {
    if (now && (now.type !== 'evidence' || participantOf(now) !== whose || old.text !== now.text || old.score !== now.score || WIDTH[now.consent.show] > WIDTH[old.consent.show])) return SAID;
  } else if (now && participantOf(now) !== undefined && (!old || participantOf(now) !== whose)) return SAID;
  return undefined;
}

const WIDTH = { nobody: 0, team: 1, public: 2 } as const;

/**
 * What a customer may do: adds what they said and felt, and suggests; takes back what was their own. What is let through says whose it is.
 *
 * @param gone what was taken away and can be put back: nobody else takes its id
 */
export function asCustomer(journey: Journey, operations: readonly Operation[], who: Participant, now: string, gone: readonly JourneyRecord[] = []): Result<readonly Operation[], Problem> {
  if (operations.length > 20) return err(refusal('too-much', 'At most 20 things can be sent at once.'));
  if (JSON.stringify(operations).length > SHARED_LIMITS.act) return err(refusal('too-much', `At most ${SHARED_LIMITS.act / 1000} kB can be sent at once.`));
  const records = new Map(journey.records.map((record) => [record.id, record]));
  const hidden = new Map(gone.map((record) => [record.id, record]));
  const through: Operation[] = [];
  for (const operation of operations) {
    if (operation.do === 'set') return err(refusal('only-suggest', 'Customers do not change the map itself. Suggest the change instead.'));
    if (operation.do === 'remove') {
      const record = records.get(operation.id);
      // gone already: nothing is left to do
      if (!record) continue;
      if (participantOf(record) !== who.id || (record.type !== 'evidence' && record.type !== 'suggestion') || (record.type === 'suggestion' && record.status !== 'open')) return err(refusal('not-yours', 'Only what you added yourself can be taken back, and a suggestion only while it is open.'));
      through.push(operation);
      continue;
    }
    const parsed = parse<JourneyRecord>(recordSchema, operation.record);
    if (!parsed.ok) return err({ ...parsed.error[0]!, code: 'not-a-record' });
    const known = records.get(parsed.value.id);
    if (known) {
      // sent again after the line broke
      if (participantOf(known) === who.id) continue;
      return err(refusal('id-taken', 'There is already something with this id.'));
    }
    const kept = hidden.get(parsed.value.id);
    // all records share one space of ids with the journey itself
    if (parsed.value.id === journey.id || (kept && participantOf(kept) !== who.id)) return err(refusal('id-taken', 'There is already something with this id.'));
    const own = ownRecord(parsed.value, journey, records, who, now);
    if (!own.ok) return own;
    through.push({ do: 'add', record: own.value });
  }
  return ok(through);
}

function ownRecord(record: JourneyRecord, journey: Journey, records: ReadonlyMap<string, JourneyRecord>, who: Participant, now: string): Result<JourneyRecord, Problem> {
  const x = { [PARTICIPANT]: who.id };
  if (record.type === 'suggestion') {
    const { decided: _, ...rest } = record;
    return ok({ ...rest, x, by: who.name, on: now, status: 'open' });
  }
  if (record.type !== 'evidence') return err(refusal('only-suggest', `Customers add what they said and felt, and suggestions; not a ${record.type}.`));
  const at = namedBy(record).find(({ field }) => field === 'at')!.id;
  const there = records.get(at);
  if (there?.type !== 'touchpoint' && there?.type !== 'phase') return err(refusal('no-such-step', 'The step that this is about is no longer there.'));
  const { min, max } = journey.scale ?? { min: 1, max: 5 };
  if (record.score !== undefined && (record.score < min || record.score > max)) return err(refusal('off-scale', `A feeling is a number from ${min} to ${max}.`));
  if (record.text.trim() === '' && record.score === undefined) return err(refusal('nothing-said', 'Say something, or choose how it felt.'));
  const { persona: _, segment: __, redacted: ___, ...rest } = record;
  const evidence: RecordOf<'evidence'> = { ...rest, x, on: now.slice(0, 10), consent: { ...record.consent, on: now.slice(0, 10) }, ...(who.persona !== undefined && { persona: who.persona }) };
  return ok(evidence);
}

/** What stands on a customer's page: the steps, what they and others who agreed said, and their own suggestions. Nothing of the team's work, no figures that would tell them how to feel. */
export function customerView(journey: Journey, who: Participant): Journey {
  const records = journey.records.flatMap((record): JourneyRecord[] => {
    const { x: _, ...bare } = record;
    const isOwn = participantOf(record) === who.id;
    switch (bare.type) {
      case 'phase': {
        const { owner: _, ...shown } = bare;
        return [shown];
      }
      case 'touchpoint': {
        const { owner: _, eventTypes: __, actors: ___, child: ____, ...shown } = bare;
        return [shown];
      }
      case 'channel':
        return [bare];
      case 'persona':
        if (bare.id !== who.persona) return [];
        return [{ type: 'persona', id: bare.id, name: bare.name }];
      case 'lane':
        return bare.kind === 'emotion' || bare.kind === 'evidence' || bare.kind === 'channel' ? [bare] : [];
      case 'evidence':
        return isOwn || bare.consent.show === 'public' ? [isOwn ? { ...bare, x: { [PARTICIPANT]: who.id } } : without(bare)] : [];
      case 'suggestion':
        return isOwn ? [{ ...bare, x: { [PARTICIPANT]: who.id } }] : [];
      default:
        return [];
    }
  });
  const { x: _, source: __, baseline: ___, ...head } = journey;
  return { ...head, records };
}

/** What somebody else said, without the group they are of. */
function without(record: RecordOf<'evidence'>): RecordOf<'evidence'> {
  const { persona: _, segment: __, ...rest } = record;
  return rest;
}
