// <cx-journey-flow> in every state: as a graph and as lists, with a way chosen, held against a map, reading, and with logs that are wrong.
import { renewalJourney } from './journey-states.js';

/** Numbers between 0 and 1 that are the same every time. */
const dice = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

/** What customers of a bank that does not exist did on the way to a renewal: they look up the price again and again, call, and some give up. */
export function renewalLog(cases, seed = 7) {
  const roll = dice(seed);
  const lines = ['case,activity,time,renewed,csat'];
  const day = 86_400_000;
  const begin = Date.UTC(2026, 8, 1);
  for (let c = 0; c < cases; c++) {
    let time = begin + roll() * 60 * day;
    const steps = [];
    const take = (name, days) => {
      time += days * day * (0.3 + 1.4 * roll());
      steps.push([name, time]);
    };
    take(roll() < 0.9 ? 'Letter arrives' : 'Sees the price in the app', 0);
    let renewed = 0;
    for (let turn = 0; turn < 6; turn++) {
      take('Looks up the price', 1.2);
      if (roll() < 0.25) take('Looks up the price', 0.05);
      if (roll() < 0.1) break;
      if (roll() < 0.45) take('Compares with other banks', 2.5);
      const help = roll();
      if (help < 0.5) take('Asks for advice', 3);
      else if (help < 0.75) take('Calls the hotline', 0.4);
      if (roll() < 0.15) take('Complains, loudly', 0.8);
      if (roll() < 0.25) continue;
      const end = roll();
      if (end < 0.82) {
        take('Renews', 1.5);
        renewed = 1;
        if (roll() < 0.95) take('Gets confirmation', 0.02);
      } else if (end < 0.91) take('Cancels', 2);
      break;
    }
    const asked = roll() < 0.4;
    const csat = Math.max(1, Math.min(5, Math.round(1 + 3 * roll() + renewed - 0.3 * (steps.length - 4))));
    for (const [name, at] of steps) lines.push(`C${String(c + 1).padStart(5, '0')},"${name}",${new Date(at).toISOString()},${renewed},${asked ? csat : ''}`);
  }
  return lines.join('\n');
}

export const renewalOutcomes = [{ metric: 'renewed', kind: 'share' }, { metric: 'csat', kind: 'score', scale: [1, 5] }];
export const renewalGoals = ['Gets confirmation', 'Renews', 'Cancels'];
const office = { zone: 'Europe/Vienna', hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }] };

/** The map of the renewal, whose steps know by which activities of the log they are taken. */
export function renewalMap() {
  const types = { letter: ['Letter arrives'], price: ['Looks up the price', 'Sees the price in the app'], others: ['Compares with other banks'], advice: ['Asks for advice'], sign: ['Renews'], thanks: ['Gets confirmation'] };
  const extra = { type: 'touchpoint', id: 'recommend', order: 'a6', name: 'Recommends us', phase: 'renew' };
  return { ...renewalJourney, records: [...renewalJourney.records.map((record) => (types[record.id] && record.type === 'touchpoint' ? { ...record, eventTypes: types[record.id] } : record)), extra] };
}

const BAD = `case,activity,time,id
1,Call,2026-11-02T09:00:00Z,e1
1,constructor,2026-11-02T08:00:00Z,e2
1,"Mail, with attachment",2026-11-02 12:00:00,e3
,Call,2026-11-02T09:00:00Z,e4
2,Call,2026-11-02T09:00:00+02:00,e1
2,Call,yesterday,e5
2,constructor,2026-11-03T09:00:00Z,e6`;

/** @param shown, settled as the page of states has them */
export function flowStates(shown, settled) {
  const file = (text, name = 'renewals.csv') => new File([text], name, { type: 'text/csv' });
  const until = async (el, selector) => {
    for (let i = 0; i < 400 && !el.shadowRoot.querySelector(selector); i++) await new Promise((resolve) => setTimeout(resolve, 25));
    await settled(el);
  };
  const state = (name, properties, { text = renewalLog(400), drive, wait = '[part=variants]' } = {}) => ({
    element: 'cx-journey-flow',
    name,
    show: async (host) => {
      const el = document.createElement('cx-journey-flow');
      Object.assign(el, { outcomes: renewalOutcomes, goals: renewalGoals, heading: 'Renewing the Everyday package', ...properties });
      await shown(host, el);
      if (text !== null) await el.open(file(text));
      await until(el, wait);
      await drive?.(el);
      await settled(el);
    },
  });
  const press = (selector, place = 0) => (el) => el.shadowRoot.querySelectorAll(selector)[place].click();
  return [
    state('a graph', { view: 'graph' }),
    state('lists', { view: 'lists' }),
    state('as there is room', {}, { drive: async (el) => void el.shadowRoot.querySelectorAll('details').forEach((one) => (one.open = true)) }),
    state('a way chosen', { view: 'graph', time: 'p90' }, { drive: press('.choose', 2) }),
    state('the cases behind a step', { view: 'graph' }, { drive: press('.node.step', 1) }),
    state('held against the map', { view: 'graph', journey: renewalMap() }, { wait: '[part=conformance]' }),
    state('held against the map, as lists', { view: 'lists', journey: renewalMap() }, { wait: '[part=conformance]' }),
    state('few steps and transitions, in working time', { view: 'graph', steps: 5, ways: 4, hours: office, workingTime: true }),
    state('a log with faults', { view: 'graph', outcomes: undefined, goals: undefined }, { text: BAD, drive: async (el) => void el.shadowRoot.querySelectorAll('details').forEach((one) => (one.open = true)) }),
    state('columns to be told', { outcomes: undefined }, { text: 'who,what,when\n1,Call,2026-11-02T09:00:00Z\n', wait: '[part=columns]' }),
    state('a file that is no log', { outcomes: undefined }, { text: '{"events": 3}', wait: '[part=error]' }),
    state('nothing yet', {}, { text: null, wait: '[part=drop]' }),
  ];
}
