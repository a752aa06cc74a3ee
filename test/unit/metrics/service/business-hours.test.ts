import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { businessClock, businessMinutes, type BusinessHours } from '../../../../src/metrics/index.js';

const MINUTE = 60_000;
const at = Date.parse;
const office = (zone: string): BusinessHours => ({ zone, hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }] });

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Minute by minute, by the clocks of another library: is it open at each? */
function bruteForce(start: number, end: number, { zone = 'UTC', hours, holidays = [] }: BusinessHours): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  let open = 0;
  for (let t = start; t < end; t += MINUTE) {
    const part = Object.fromEntries(format.formatToParts(t).map(({ type, value }) => [type, value]));
    const minute = Number(part['hour']) * 60 + Number(part['minute']);
    const today = Date.UTC(Number(part['year']), Number(part['month']) - 1, Number(part['day']));
    const closed = (day: number): boolean => holidays.includes(new Date(day).toISOString().slice(0, 10));
    const weekday = WEEKDAYS.indexOf(part['weekday']!) + 1;
    const isOpen = hours.some(({ days, from, to }) =>
      (days.includes(weekday) && !closed(today) && minute >= from && minute < to) ||
      (days.includes(weekday === 1 ? 7 : weekday - 1) && !closed(today - 86_400_000) && minute < to - 1440),
    );
    if (isOpen) open += 1;
  }
  return open;
}

describe('business minutes', () => {
  it('go by the clocks of the zone: a week of the change has the same office hours', () => {
    const clock = businessClock(office('Europe/Vienna'));
    for (const monday of ['2026-03-23', '2026-03-30', '2026-10-19', '2026-10-26', '2026-07-06']) {
      const start = at(`${monday}T00:00:00Z`) - 3 * 3_600_000;
      assert.equal(clock(start, start + 7 * 86_400_000), 5 * 480, monday);
    }
    // 9:00 in Vienna is 8:00 UTC in winter and 7:00 in summer
    assert.equal(clock(at('2026-03-27T08:00:00Z'), at('2026-03-27T09:00:00Z')), 60);
    assert.equal(clock(at('2026-03-30T07:00:00Z'), at('2026-03-30T08:00:00Z')), 60);
    assert.equal(clock(at('2026-03-30T06:00:00Z'), at('2026-03-30T07:00:00Z')), 0);
  });

  it('know that a night shift is an hour shorter in spring and longer in autumn', () => {
    const nights: BusinessHours = { zone: 'Europe/Vienna', hours: [{ days: [6], from: 1320, to: 1800 }] };
    const weekend = (day: string): number => businessMinutes(at(`${day}T12:00:00Z`), at(`${day}T12:00:00Z`) + 86_400_000, nights);
    assert.deepEqual([weekend('2026-03-21'), weekend('2026-03-28'), weekend('2026-10-24'), weekend('2026-10-31')], [480, 420, 540, 480]);
    const always: BusinessHours = { zone: 'America/New_York', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }] };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 5000 }), (day, minutes) => {
        const start = day * 86_400_000 + 12_345_678;
        assert.equal(businessMinutes(start, start + minutes * MINUTE, always), minutes); // open always is the plain time
      }),
      { numRuns: 40 },
    );
  });

  it('agree with a count minute by minute, in zones with odd changes, with holidays and shifts past midnight', () => {
    const zones = [
      ['Europe/Vienna', '2026-03-27'], ['America/New_York', '2026-10-30'], ['Australia/Lord_Howe', '2026-04-03'], ['America/Sao_Paulo', '2018-11-02'],
      ['America/Sao_Paulo', '2018-02-16'], ['America/Havana', '2026-10-30'], ['Pacific/Apia', '2011-12-28'], ['Asia/Kathmandu', '2026-01-02'], ['UTC', '2026-02-27'],
    ] as const;
    const hours = [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }, { days: [5, 6, 7], from: 1290, to: 1590 }, { days: [6], from: 0, to: 150 }, { days: [6, 7], from: 60, to: 130 }];
    for (const [zone, day] of zones) {
      const start = at(`${day}T00:00:00Z`) + 7 * MINUTE;
      for (const [holidays, length] of [[[], 4], [[new Date(start + 86_400_000).toISOString().slice(0, 10)], 3]] as const) {
        const end = start + length * 1440 * MINUTE;
        assert.equal(businessMinutes(start, end, { zone, hours, holidays }), bruteForce(start, end, { zone, hours, holidays }), `${zone} ${day}`);
      }
    }
  });

  it('add up over any point between, never run back, and never beyond the plain time', () => {
    const clocks = ['UTC', 'Europe/Vienna', 'America/Sao_Paulo'].map((zone) => businessClock({ ...office(zone), holidays: ['2018-11-05'] }));
    const instant = fc.integer({ min: at('2018-10-01T00:00:00Z'), max: at('2019-03-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...clocks), instant, instant, instant, (clock, ...times) => {
        const [a, b, c] = times.sort((x, y) => x - y) as [number, number, number];
        assert.ok(Math.abs(clock(a, b) + clock(b, c) - clock(a, c)) < 1e-6);
        assert.ok(clock(a, c) >= 0 && clock(a, c) <= (c - a) / MINUTE + 1e-9);
      }),
    );
  });

  it('count overlapping hours once, and nothing where nobody works', () => {
    const doubled: BusinessHours = { hours: [{ days: [1], from: 540, to: 720 }, { days: [1], from: 600, to: 780 }, { days: [1], from: 540, to: 540 }] };
    assert.equal(businessMinutes(at('2026-01-05T00:00:00Z'), at('2026-01-06T00:00:00Z'), doubled), 240);
    assert.equal(businessMinutes(0, 1e12, { hours: [] }), 0);
    assert.equal(businessMinutes(at('2026-01-05T10:00:00Z'), at('2026-01-05T10:00:00Z'), doubled), 0);
  });

  it('need hours, days and instants that exist', () => {
    const hours = [{ days: [1], from: 540, to: 1020 }];
    assert.throws(() => businessMinutes(2, 1, { hours }), { code: 'out-of-range', where: '/end' });
    assert.throws(() => businessMinutes(NaN, 1, { hours }), { code: 'not-a-number', where: '/start' });
    assert.throws(() => businessMinutes(0, 1e18, { hours }), { code: 'out-of-range', where: '/end' });
    assert.throws(() => businessClock({ hours, zone: 'Mars/Olympus' }), { code: 'unknown-zone' });
    assert.throws(() => businessClock({ hours, holidays: ['2026-02-30'] }), { code: 'bad-date', where: '/holidays/0' });
    assert.throws(() => businessClock({ hours: [{ days: [0], from: 0, to: 60 }] }), { where: '/hours/0/days/0' });
    assert.throws(() => businessClock({ hours: [{ days: [1], from: 60, to: 30 }] }), { where: '/hours/0/to' });
  });
});
