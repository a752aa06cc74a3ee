import type { Problem } from '../../core/problem.js';
import { isCxError } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { blankJourney, type Journey } from '../document/journey.js';
import { DEFAULT_SCALE, scaleOf } from '../document/scale.js';
import { parseJourney } from '../document/parse.js';
import { isPlainObject } from '../document/plain-object.js';
import type { JourneyRecord, RecordOf, Touchpoint } from '../document/records.js';
import { JourneyIndex } from '../map/journey-index.js';
import { NamedIds } from './ids.js';
import type { Diagnostic, ExportedJourney, ImportedJourney, Loss } from './loss.js';
import { xmlAttribute, xmlText, xmlTree, type XmlElement } from './xml.js';

/** Under this name a touchpoint keeps what CJML says of it and a journey map does not. */
const POINT = 'cjml.point';
const TIMES = ['timeOriginated', 'timeReceived', 'timeConsumed', 'timeStarted', 'timeCompleted'] as const;

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((one) => one.name === name);
const said = (element: XmlElement | undefined, name: string): string | undefined => child(element, name)?.text || undefined;
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Reads CJML 2.0 (SINTEF): a planned or an actual journey. No document type and no entity is taken. Never throws. */
export function importCjml(text: string, { id, on = new Date().toISOString().slice(0, 10) }: { readonly id?: string; readonly on?: string } = {}): Result<ImportedJourney, readonly Problem[]> {
  let root: XmlElement;
  try {
    root = xmlTree(text);
  } catch (error) {
    if (isCxError(error)) return err([{ code: error.code, message: error.message, ...(error.where !== undefined && { where: error.where }) }]);
    throw error;
  }
  if (root.name !== 'CJML') return err([{ code: 'not-cjml', message: `This is no CJML: it begins with <${root.name}>, not with <CJML>.`, where: 'line 1' }]);
  const journeys = root.children.filter(({ name }) => name === 'plannedJourney' || name === 'actualJourney');
  const [journey, ...more] = journeys;
  if (!journey) return err([{ code: 'not-cjml', message: 'This CJML has neither a <plannedJourney> nor an <actualJourney>.', where: 'line 1' }]);
  const diagnostics: Diagnostic[] = more.map(({ line, name }) => ({ code: 'one-journey', severity: 'warning', line, message: `Only the first journey of the file is read; this <${name}> is left.` }));
  return new CjmlReading(journey, on, diagnostics).go(id);
}

class CjmlReading {
  readonly #journey: XmlElement;
  readonly #on: string;
  readonly #diagnostics: Diagnostic[];
  readonly #records: unknown[] = [];
  readonly #ids = new NamedIds();
  readonly #channels = new Map<string, string>();
  /** The id that a record has for the one that it has in CJML. */
  readonly #known = new Map<string, string>();

  constructor(journey: XmlElement, on: string, diagnostics: Diagnostic[]) {
    this.#journey = journey;
    this.#on = on;
    this.#diagnostics = diagnostics;
  }

  go(given: string | undefined): Result<ImportedJourney, readonly Problem[]> {
    const journey = this.#journey;
    const id = given ?? said(journey, 'journeyID') ?? 'journey';
    this.#ids.take(id);
    for (const phase of child(journey, 'journeyPhases')?.children ?? []) {
      const own = this.#own('phase', phase.attributes['phaseID'] ?? '', 'p');
      this.#records.push({ type: 'phase', id: own, name: oneLine(said(phase, 'phaseName') ?? ''), ...(said(phase, 'phaseDescription') && { description: said(phase, 'phaseDescription') }) });
    }
    for (const actor of child(journey, 'actors')?.children ?? []) {
      const cjmlId = actor.attributes['actorID'] ?? '';
      const isCustomer = actor.name === 'endUser';
      const name = said(actor, 'companyName') ?? said(actor, 'actorName') ?? said(actor, 'name') ?? cjmlId;
      this.#records.push({ type: 'actor', id: this.#own('actor', cjmlId, 'a'), name: oneLine(name), kind: isCustomer ? 'customer' : 'partner' });
    }
    for (const point of child(journey, 'touchpoints')?.children ?? []) this.#point(point);
    const description = [said(journey, 'journeyShortSummary'), said(journey, 'journeyLongSummary')].filter((part) => part !== undefined).join('\n\n');
    const status = said(journey, 'journeyStatus');
    const title = said(journey, 'journeyTitle');
    const baseline = said(journey, 'plannedReference');
    const parsed = parseJourney({
      ...blankJourney(id, { kind: journey.name === 'actualJourney' ? 'actual' : 'designed', ...(title !== undefined && { title: oneLine(title) }), ...(description !== '' && { description }), ...(baseline !== undefined && { baseline }), ...(status !== undefined && { x: { 'cjml.status': status } }) }),
      records: this.#records,
    });
    return parsed.ok ? ok({ journey: parsed.value.journey, diagnostics: [...this.#diagnostics, ...parsed.value.repairs.map(({ code, message }): Diagnostic => ({ code, severity: 'warning', line: 0, message }))] }) : parsed;
  }

  /** CJML has an id for each kind; here all share one space. */
  #own(kind: string, cjmlId: string, prefix: string): string {
    const key = JSON.stringify([kind, cjmlId]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const own = cjmlId !== '' && cjmlId.length <= 128 && !this.#ids.has(cjmlId) ? cjmlId : this.#ids.make(prefix, cjmlId);
    this.#ids.take(own);
    this.#known.set(key, own);
    return own;
  }

  #point(point: XmlElement): void {
    const kind = /action$/i.test(point.name) ? 'action' : 'communication';
    const cjmlId = said(point, 'touchpointID') ?? '';
    const [initiator, receiver] = [child(point, 'initiator'), child(point, 'receiver')];
    const actorOf = (side: XmlElement | undefined): string | undefined => child(side, 'refersTo')?.attributes['actorIDref'];
    const name = said(initiator, 'initiatorLabel') ?? said(receiver, 'receiverLabel') ?? cjmlId;
    const phase = child(point, 'belongsTo')?.attributes['phaseIDref'];
    const channel = said(child(point, 'channel'), 'channelName');
    const times = Object.fromEntries(TIMES.flatMap((time) => (said(child(point, 'timestamps'), time) ? [[time, said(child(point, 'timestamps'), time)]] : [])));
    const compliance = said(point, 'compliance');
    const actors = [...new Set([actorOf(initiator), actorOf(receiver)].filter((one) => one !== undefined))].map((one) => this.#own('actor', one, 'a'));
    const id = this.#own('touchpoint', cjmlId, 't');
    const isCustomer = this.#records.some((record) => isPlainObject(record) && record['id'] === actors[0] && record['kind'] === 'customer');
    this.#records.push({
      type: 'touchpoint', id, name: oneLine(name), phase: phase === undefined ? null : this.#own('phase', phase, 'p'), band: isCustomer ? 'customer' : 'frontstage',
      ...(actors.length > 0 && { actors }), ...(channel !== undefined && { channel: this.#channel(oneLine(channel)) }), ...(said(point, 'comment') && { description: said(point, 'comment') }),
      x: { [POINT]: { kind, ...(said(receiver, 'receiverLabel') && { receiverLabel: said(receiver, 'receiverLabel') }), ...(compliance !== undefined && { compliance }), ...(/^D\d/.test(cjmlId) && { deviation: true }), ...(Object.keys(times).length > 0 && { timestamps: times }) } },
    });
    this.#durations(id, times);
    this.#experience(point, id, times);
  }

  #channel(name: string): string {
    const known = this.#channels.get(name);
    if (known !== undefined) return known;
    const id = this.#ids.make('channel', name);
    this.#channels.set(name, id);
    this.#records.push({ type: 'channel', id, name });
    return id;
  }

  /** From being asked to being done, and from beginning to end: one case each. */
  #durations(at: string, times: Readonly<Record<string, string | undefined>>): void {
    const ms = (time: string | undefined): number => (time === undefined ? NaN : Date.parse(time));
    for (const [metric, from, to] of [['ttr', 'timeOriginated', 'timeCompleted'], ['cjml.wait', 'timeOriginated', 'timeReceived'], ['cjml.work', 'timeStarted', 'timeCompleted']] as const) {
      const took = ms(times[to]) - ms(times[from]);
      if (took >= 0) this.#records.push({ type: 'observation', id: this.#ids.make('o', `${metric}-${at}`), at, metric, series: 'current', stat: { t: 'duration', n: 1, sumMs: took } });
    }
  }

  #experience(point: XmlElement, at: string, times: Readonly<Record<string, string | undefined>>): void {
    const experience = child(point, 'touchpointExperience');
    if (!experience) return;
    if (this.#journey.name === 'plannedJourney') this.#diagnostics.push({ code: 'experience-in-plan', severity: 'warning', line: experience.line, message: 'A planned journey has no experience by the rules of CJML; it is read all the same.', id: at });
    const rating = Number(said(experience, 'experienceRating') ?? NaN);
    const { min, max } = DEFAULT_SCALE;
    if (Number.isInteger(rating) && rating >= min && rating <= max) this.#records.push({ type: 'observation', id: this.#ids.make('o', `emotion-${at}`), at, metric: 'emotion', series: 'current', stat: { t: 'histogram', min, counts: Array.from({ length: max - min + 1 }, (_, i) => (i + min === rating ? 1 : 0)) } });
    else if (!Number.isNaN(rating)) this.#diagnostics.push({ code: 'rating-out-of-range', severity: 'warning', line: experience.line, message: `An experience is rated ${rating}, and CJML knows whole numbers from 1 to 5. It is left out.`, id: at });
    const text = said(experience, 'experienceDescription');
    const day = /^\d{4}-\d\d-\d\d/.exec(times['timeCompleted'] ?? times['timeOriginated'] ?? '')?.[0] ?? this.#on;
    if (text !== undefined) this.#records.push({ type: 'evidence', id: this.#ids.make('e', at), at, text, source: 'CJML', on: day, consent: { show: 'team' } });
  }
}

/** Writes a journey as CJML 2.0: a planned one, or an actual one where it is one customer's. */
export function exportCjml(journey: Journey): ExportedJourney {
  return new CjmlWriting(new JourneyIndex(journey)).go();
}

class CjmlWriting {
  readonly #index: JourneyIndex;
  readonly #losses: Loss[] = [];
  readonly #written = new Set<string>();
  readonly #actual: boolean;

  constructor(index: JourneyIndex) {
    this.#index = index;
    this.#actual = index.head.kind === 'actual';
  }

  go(): ExportedJourney {
    const { journey } = this.#index;
    const kind = this.#actual ? 'actual' : 'planned';
    const status = journey.x?.['cjml.status'];
    const phases = this.#index.phases.flatMap((phase) => [phase, ...this.#index.microOf(phase.id)]);
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>', '<CJML version="2.0">', ` <${kind}Journey>`, tag(2, 'journeyID', journey.id), tag(2, 'journeyTitle', journey.title), this.#actual ? tag(2, 'plannedReference', journey.baseline) : '',
      '  <journeyPhases>',
      ...phases.flatMap((phase) => {
        this.#written.add(phase.id);
        if (phase.parent !== undefined) this.#lose(phase, 'approximated', 'CJML has phases on one level; this micro phase stands beside the one it is in.', 'parent');
        for (const field of ['goal', 'owner'] as const) if (phase[field] !== undefined) this.#lose(phase, 'left-out', `CJML has no place for "${field}" of a phase.`, field);
        return [`   <journeyPhase phaseID="${xmlAttribute(phase.id)}">`, tag(4, 'phaseName', phase.name), tag(4, 'phaseDescription', phase.description), '   </journeyPhase>'];
      }),
      '  </journeyPhases>', tag(2, 'journeyShortSummary', journey.description), tag(2, 'journeyStatus', typeof status === 'string' ? status : undefined), '  <actors>', ...this.#actors(), '  </actors>', '  <touchpoints>', ...this.#index.touchpoints.flatMap((one) => this.#point(one, kind)), '  </touchpoints>', ` </${kind}Journey>`, '</CJML>', '',
    ];
    for (const record of journey.records) if (!this.#written.has(record.id)) this.#lose(record, 'left-out', record.type === 'observation' ? `CJML is of single customers and has no place for ${record.metric} of many.` : `CJML has no place for ${/^[aeiou]/.test(record.type) ? 'an' : 'a'} ${record.type}.`);
    return { text: lines.filter((line) => line !== '').join('\n').concat('\n'), losses: this.#losses };
  }

  *#actors(): Iterable<string> {
    for (const type of ['actor', 'persona'] as const) {
      for (const actor of this.#index.all(type)) {
        this.#written.add(actor.id);
        const isCustomer = actor.type === 'persona' || actor.kind === 'customer' || actor.kind === undefined;
        yield isCustomer ? `   <endUser actorID="${xmlAttribute(actor.id)}">${actor.name === actor.id ? '' : `<actorName>${xmlText(actor.name)}</actorName>`}</endUser>` : `   <serviceProvider actorID="${xmlAttribute(actor.id)}"><companyName>${xmlText(actor.name)}</companyName></serviceProvider>`;
      }
    }
  }

  #point(touchpoint: Touchpoint, kind: 'actual' | 'planned'): string[] {
    this.#written.add(touchpoint.id);
    const kept = isPlainObject(touchpoint.x?.[POINT]) ? touchpoint.x[POINT] : {};
    const [initiator, receiver, ...others] = (touchpoint.actors ?? []).filter((id) => this.#index.get(id, 'actor') ?? this.#index.get(id, 'persona'));
    const isAction = kept['kind'] === 'action' || (kept['kind'] === undefined && receiver === undefined);
    const element = `${kind}${isAction ? 'Action' : 'CommunicationPoint'}`;
    const channel = touchpoint.channel === undefined ? undefined : this.#index.get(touchpoint.channel, 'channel');
    if (channel) this.#written.add(channel.id);
    if (others.length > 0) this.#lose(touchpoint, 'shortened', 'CJML has an initiator and a receiver; other people of this touchpoint are left out.', 'actors');
    for (const field of ['owner', 'momentOfTruth', 'ends', 'eventTypes', 'child'] as const) if (touchpoint[field] !== undefined) this.#lose(touchpoint, 'left-out', `CJML has no place for "${field}".`, field);
    const times = isPlainObject(kept['timestamps']) ? kept['timestamps'] : {};
    for (const one of this.#index.at(touchpoint.id, 'observation')) if (one.stat.t === 'duration' && one.stat.n === 1 && Object.keys(times).length > 0) this.#written.add(one.id);
    const side = (name: 'initiator' | 'receiver', actor: string | undefined, label: unknown): string[] => [`    <${name}>`, actor === undefined ? '' : `     <refersTo actorIDref="${xmlAttribute(actor)}"/>`, tag(5, `${name}Label`, label), `    </${name}>`];
    return [
      `   <${element}>`, tag(4, 'touchpointID', touchpoint.id), touchpoint.phase !== null && this.#index.get(touchpoint.phase, 'phase') ? `    <belongsTo phaseIDref="${xmlAttribute(touchpoint.phase)}"/>` : '', tag(4, 'compliance', kept['compliance']),
      ...side('initiator', initiator, touchpoint.name), ...(isAction ? [] : side('receiver', receiver, kept['receiverLabel'])), ...(channel ? ['    <channel>', tag(5, 'channelName', channel.name), '    </channel>'] : []), tag(4, 'comment', touchpoint.description),
      ...(Object.keys(times).length > 0 ? ['    <timestamps>', ...TIMES.map((time) => tag(5, time, times[time])), '    </timestamps>'] : []), ...this.#experience(touchpoint), `   </${element}>`,
    ];
  }

  /** Only what one customer lived, on the scale of CJML. */
  #experience(touchpoint: Touchpoint): string[] {
    const [one] = this.#index.observations(touchpoint.id, { metric: 'emotion', series: 'current', segment: null, persona: null });
    const evidence = this.#index.at(touchpoint.id, 'evidence').filter(({ consent }) => consent.show !== 'nobody');
    if (!this.#actual) return [];
    const { min, max } = scaleOf(this.#index.head);
    const rating = one && ratingOf(one);
    if (one && rating !== undefined && min === 1 && max === 5) this.#written.add(one.id);
    const [first] = evidence;
    if (first) this.#written.add(first.id);
    const lines = [tag(5, 'experienceDescription', first?.text), rating === undefined || min !== 1 || max !== 5 ? '' : tag(5, 'experienceRating', String(rating))].filter((line) => line !== '');
    return lines.length > 0 ? ['    <touchpointExperience>', ...lines, '    </touchpointExperience>'] : [];
  }

  #lose(record: JourneyRecord, code: Loss['code'], message: string, field?: string): void {
    this.#losses.push({ code, id: record.id, type: record.type, message, ...(field !== undefined && { field }) });
  }
}

/** The one answer of one customer. */
function ratingOf({ stat }: RecordOf<'observation'>): number | undefined {
  if (stat.t !== 'histogram' || stat.counts.reduce((a, b) => a + b, 0) !== 1) return undefined;
  return stat.min + stat.counts.indexOf(1);
}

function tag(indent: number, name: string, text: unknown): string {
  return typeof text === 'string' && text !== '' ? `${' '.repeat(indent)}<${name}>${xmlText(text)}</${name}>` : '';
}
