import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fuzzySearch } from '../../components/plugins/fuzzy.js';

const commands = ['Pulse: Export this month', 'Pulse: Refresh the figures', 'Einstellungen öffnen', 'فتح الإعدادات', 'Excel: Port the table'];
const found = (query: string): string[] => fuzzySearch(query, commands, (one) => [one]).map(({ item }) => item);

describe('the search of palette and settings', () => {
  it('puts what was typed as it stands before what is made of letters here and there', () => assert.deepEqual(found('export'), ['Pulse: Export this month', 'Excel: Port the table']));
  it('lets letters be left out, and words come in any order', () => assert.deepEqual(found('figs rfsh'), ['Pulse: Refresh the figures']));
  it('reads letters with and without marks, in any script', () => {
    assert.deepEqual(found('offnen'), ['Einstellungen öffnen']);
    assert.deepEqual(found('الإعدادات'), ['فتح الإعدادات']);
  });
  it('says which part matched', () => {
    const [first] = fuzzySearch('export', commands, (one) => [one]);
    const [from, to] = first!.ranges;
    assert.equal(commands[0]!.slice(from, to), 'Export');
  });
  it('finds by a second text, and gives each thing once', () => {
    const items = [{ title: 'Stimmung', original: 'Mood' }];
    assert.deepEqual(fuzzySearch('mood', items, ({ title, original }) => [title, original]).map(({ text }) => text), [1]);
    assert.equal(fuzzySearch('m', items, ({ title, original }) => [title, original]).length, 1);
  });
  it('never throws, whatever is typed, and gives nothing that is not there', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.string()), (query, items) => fuzzySearch(query, items, (one) => [one]).every(({ item }) => items.includes(item))));
  });
});
