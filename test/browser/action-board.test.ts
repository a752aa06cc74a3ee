import { expect, fixture, html } from '@open-wc/testing';
import '../../components/action-board/define.js';
import '../../components/action-board/effect-part.js'; // its texts stay, so they come before leaks are looked for
import '../../components/voice-wall/define.js';
import type { CxVoiceWall } from '../../components/voice-wall/voice-wall.js';
import type { CxActionBoard } from '../../components/action-board/action-board.js';
import type { CxActionEvent } from '../../components/action-board/events.js';
import { CxMakeActionEvent } from '../../components/base/make-action.js';
import { de } from '../../components/action-board/messages/de.js';
import { registerMessages } from '../../components/base/localize.js';
import { emptyActions, parseActions, type Action, type ActionsDocument } from '../../src/actions/index.js';
import * as metrics from '../../src/metrics/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until, viewport } from './support.js';

const of = (...actions: Partial<Action>[]): ActionsDocument => ({
  ...emptyActions(),
  actions: actions.map((one, i) => ({ id: `a${i}`, title: `Action ${i}`, metric: 'nps', status: 'idea', history: [], ...one })),
});
const all = (el: CxActionBoard, selector: string): HTMLElement[] => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const find = <E extends HTMLElement = HTMLElement>(el: CxActionBoard, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const said = (el: CxActionBoard): string => find(el, '.said').textContent.replace(/[\u2068\u2069]/g, '').trim();
const titles = (el: CxActionBoard, status: string): string[] => all(el, `[data-status=${status}] h4`).map((one) => one.textContent);
const focused = (el: CxActionBoard): HTMLElement => el.shadowRoot!.activeElement as HTMLElement;
async function board(actions: ActionsDocument | null, other: Partial<CxActionBoard> = {}): Promise<CxActionBoard> {
  const el = await fixture<CxActionBoard>(html`<cx-action-board today="2026-11-27" by="Mira"></cx-action-board>`);
  Object.assign(el, { actions, ...other });
  await el.updateComplete;
  return el;
}
const events = (el: CxActionBoard, type: 'cx-action-change' | 'cx-action-changed'): CxActionEvent[] => {
  const list: CxActionEvent[] = [];
  el.addEventListener(type, (event) => list.push(event));
  return list;
};
async function fill(el: CxActionBoard, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) (find<HTMLFormElement>(el, 'form').elements.namedItem(name) as HTMLInputElement).value = value;
  find<HTMLFormElement>(el, 'form').requestSubmit();
  await el.updateComplete;
}
const click = async (el: CxActionBoard, selector: string): Promise<void> => {
  find(el, selector).click();
  await el.updateComplete;
};

describe('<cx-action-board>', () => {
  noLeaks();

  it('moves by keyboard alone what others drag, says where it is now, and keeps the focus on it', proves('cx-action-board', 'keyboard', ['2.1.1', '2.4.3', '2.5.7', '4.1.3'], async () => {
    const el = await board(of({}, { status: 'done' }, { status: 'done' }));
    const changed = events(el, 'cx-action-changed');
    find(el, '[data-id=a0] [data-act=move]').focus();
    await press('Enter');
    await el.updateComplete;
    for (let i = 0; i < 4; i++) await press('Tab'); // past those that are disabled: it is an idea already
    expect(focused(el).dataset['to']).to.equal('dropped');
    await press('Shift', 'Tab');
    await press('Enter');
    await until(() => titles(el, 'done').length === 3);
    expect(said(el)).to.equal('“Action 0” moved to Done, place 3 of 3.');
    expect(focused(el).getAttribute('aria-label')).to.contain('Action 0');
    expect(changed[0]!.detail.after).to.deep.include({ status: 'done', started: '2026-11-27', finished: '2026-11-27' });
    expect(parseActions(JSON.parse(JSON.stringify(changed[0]!.detail.document))).ok).to.equal(true);
    // up within the column
    await press('Enter');
    await el.updateComplete;
    await click(el, '[data-id=a0] [data-to=up]');
    expect(titles(el, 'done')).to.deep.equal(['Action 1', 'Action 0', 'Action 2']);
    expect(el.actions!.actions.map(({ id }) => id)).to.deep.equal(['a1', 'a0', 'a2']);
    await click(el, '[data-id=a0] [data-act=move]');
    await click(el, '[data-id=a0] [data-to=down]');
    expect(titles(el, 'done')).to.deep.equal(['Action 1', 'Action 2', 'Action 0']);
  }));

  it('closes the places with Escape, and gives the focus back', proves('cx-action-board', 'focus', ['2.4.3'], async () => {
    const el = await board(of({}));
    find(el, '[data-act=move]').focus();
    await press('Enter');
    await press('Tab');
    await press('Escape');
    await el.updateComplete;
    expect(find(el, '.places')).to.equal(null);
    expect(focused(el).dataset['act']).to.equal('move');
  }));

  it('drags a card onto another: it comes before it', async () => {
    const el = await board(of({}, { status: 'planned' }, { status: 'planned' }));
    const drag = (type: string, selector: string): boolean => find(el, selector).dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: new DataTransfer() }));
    drag('dragstart', '[data-id=a0]');
    expect(drag('dragover', '[data-id=a2]'), 'it may be dropped').to.equal(false);
    await el.updateComplete;
    expect(find(el, '[data-status=planned]').classList.contains('over')).to.equal(true);
    drag('drop', '[data-id=a2]');
    await el.updateComplete;
    expect(titles(el, 'planned')).to.deep.equal(['Action 1', 'Action 0', 'Action 2']);
    // nothing of ours is dragged: nothing happens
    drag('drop', '[data-status=done]');
    await el.updateComplete;
    expect(titles(el, 'done')).to.deep.equal([]);
  });

  it('asks the page first: what it cancels is not done', async () => {
    const el = await board(of({}));
    el.addEventListener('cx-action-change', (event) => event.preventDefault());
    const changed = events(el, 'cx-action-changed');
    await click(el, '[data-act=move]');
    await click(el, '[data-to=done]');
    expect([titles(el, 'idea').length, changed.length, said(el)]).to.deep.equal([1, 0, 'This was not changed.']);
  });

  it('says which fields are missing, at their place, and puts the focus there', proves('cx-action-board', 'errors', ['2.4.3', '3.3.1', '3.3.3'], async () => {
    const el = await board(null);
    await click(el, '[data-act=new]');
    await until(() => focused(el)?.id === 'title');
    await fill(el, { direction: 'up', points: '0', started: '2026-11-20', finished: '2026-11-10' });
    expect(find(el, '#title-fault').textContent).to.equal('Please fill this in.');
    expect(find(el, '#expected-fault').textContent).to.equal('Write a number above 0.');
    expect(find(el, '#finished-fault').textContent).to.equal('This is before it started.');
    expect(find(el, '#title').getAttribute('aria-invalid')).to.equal('true');
    await until(() => focused(el)?.id === 'title');
    const changed = events(el, 'cx-action-changed');
    await fill(el, { title: 'Say when it comes', owner: 'Ada', due: '2026-11-20', points: '3', finished: '' });
    expect(changed[0]!.detail.after).to.deep.include({ title: 'Say when it comes', owner: 'Ada', due: '2026-11-20', expected: { direction: 'up', points: 3 }, metric: 'nps' });
    expect(find(el, '.due').textContent.trim()).to.equal('Overdue by 7 days');
    expect(said(el)).to.equal('“Say when it comes” added to Ideas.');
  }));

  it('gives another action a form of its own: what was typed into one does not go into it', async () => {
    const el = await board(of({}, { owner: 'Ada' }), { collect: true });
    await click(el, '[data-id=a0] [data-act=edit]');
    find<HTMLInputElement>(el, '#owner').value = 'Typed';
    // nor does what comes from elsewhere take its place
    expect(document.dispatchEvent(new CxMakeActionEvent({ source: { kind: 'idea', id: 'i', title: 'Other' } })), 'nobody takes it').to.equal(true);
    await click(el, '[data-id=a1] [data-act=edit]');
    expect(find<HTMLInputElement>(el, '#owner').value).to.equal('Ada');
    await fill(el, { title: 'Renamed' });
    expect(el.actions!.actions.map(({ title, owner }) => [title, owner])).to.deep.equal([['Action 0', undefined], ['Renamed', 'Ada']]);
  });

  it('does not show all where the threshold is none', async () => {
    for (const bad of [Number.NaN, null]) {
      const el = await board(of({}), { privacyThreshold: bad as number });
      expect(el.privacyThreshold).to.equal(5);
      expect(find(el, '[part=problem]').textContent).to.contain('privacy-threshold');
    }
  });

  it('keeps what was typed of an action that somebody has deleted, as a new one', async () => {
    const el = await board(of({}, {}));
    await click(el, '[data-id=a0] [data-act=edit]');
    el.actions = { ...el.actions!, actions: el.actions!.actions.slice(1) };
    await el.updateComplete;
    await fill(el, { title: 'Typed' });
    expect(said(el)).to.contain('no longer there');
    expect(find<HTMLInputElement>(el, '#title').value).to.equal('Typed');
    await fill(el, {});
    expect(titles(el, 'idea')).to.deep.equal(['Action 1', 'Typed']);
  });

  it('adds again what could not be kept and is gone', async () => {
    const el = await board(of({}));
    el.addEventListener('cx-action-changed', (event) => event.waitUntil(Promise.reject(new Error('no'))), { once: true });
    await click(el, '[data-act=new]');
    await fill(el, { title: 'Lost' });
    await until(() => find(el, '.lost button'));
    el.actions = of({});
    await el.updateComplete;
    await click(el, '.lost button');
    await until(() => titles(el, 'idea').includes('Lost') && !find(el, '.lost button'));
  });

  it('takes back what was done, one after the other, by the button and by keyboard', async () => {
    const el = await board(of({}, {}));
    await click(el, '[data-id=a0] [data-act=move]');
    await click(el, '[data-id=a0] [data-to=done]');
    await click(el, '[data-id=a1] [data-act=edit]');
    await fill(el, { title: 'Other' });
    expect(titles(el, 'idea')).to.deep.equal(['Other']);
    await click(el, '[data-act=undo]');
    expect(titles(el, 'idea')).to.deep.equal(['Action 1']);
    find(el, '[data-id=a0] [data-act=more]').focus();
    await press('Control', 'z');
    await until(() => titles(el, 'idea').length === 2);
    expect(said(el)).to.equal('Undone: “Action 0”.');
    expect(find(el, '[data-act=undo]')).to.equal(null);
    expect(el.actions!.actions[0]).to.not.have.any.keys('started', 'finished');
  });

  it('puts two people’s changes together, and shows both where they changed the same', proves('cx-action-board', 'announcement', ['3.3.4', '4.1.3'], async () => {
    const el = await board(of({ owner: 'Ada', due: '2026-12-01' }));
    await click(el, '[data-act=edit]');
    const [base] = el.actions!.actions;
    const theirs = (other: Partial<Action>): ActionsDocument => ({ ...el.actions!, actions: [{ ...base!, ...other, history: [{ at: '2026-11-27T08:00:00Z', by: 'Jo', what: 'edited', changes: [] }] }] });
    el.actions = theirs({ due: '2026-12-24' });
    await el.updateComplete;
    expect(find(el, '.meanwhile').textContent.replace(/[\u2068\u2069]/g, '')).to.contain('Jo has changed this meanwhile: due date');
    await fill(el, { owner: 'Bo' });
    expect(el.actions!.actions[0]).to.deep.include({ owner: 'Bo', due: '2026-12-24' });
    expect(said(el)).to.contain('What Jo changed meanwhile is kept: due date.');

    el.actions = of({ owner: 'Ada' });
    await el.updateComplete;
    for (const [whose, owner] of [['mine', 'Bo'], ['theirs', 'Cy']] as const) {
      el.actions = of({ owner: 'Ada' });
      await el.updateComplete;
      await click(el, '[data-act=edit]');
      el.actions = theirs({ owner: 'Cy', due: undefined });
      await el.updateComplete;
      await fill(el, { owner: 'Bo' });
      expect(el.actions.actions[0]!.owner, 'nothing was done').to.equal('Cy');
      expect(find(el, '.conflict').textContent.replace(/[\u2068\u2069]/g, '')).to.contain('Owner: they say “Cy”, you say “Bo”.');
      expect(find<HTMLInputElement>(el, '#owner').value, 'what was written stays').to.equal('Bo');
      await until(() => focused(el)?.dataset['settle'] === 'mine');
      await click(el, `[data-settle=${whose}]`);
      expect(el.actions.actions[0]!.owner).to.equal(owner);
      expect(find(el, 'form')).to.equal(null);
    }
  }));

  it('refuses to move what somebody else has moved, and says so', async () => {
    const el = await board(of({}));
    await click(el, '[data-act=move]');
    const to = find(el, '[data-to=done]');
    // the menu is of the action as it was when it was drawn
    const before = el.actions!;
    el.actions = { ...before, actions: [{ ...before.actions[0]!, status: 'dropped', history: [{ at: '2026-11-27T08:00:00Z', by: 'Jo', what: 'moved', changes: [] }] }] };
    to.click();
    await el.updateComplete;
    expect(titles(el, 'dropped')).to.deep.equal(['Action 0']);
    expect(said(el)).to.contain('was not changed: Jo has changed the same meanwhile');
  });

  it('says what could not be stored, and tries again', async () => {
    const el = await board(of({}));
    let refuse = true;
    const changed = events(el, 'cx-action-changed');
    el.addEventListener('cx-action-changed', (event) => event.waitUntil(refuse ? Promise.reject(new Error('full')) : Promise.resolve('sent')));
    await click(el, '[data-act=move]');
    await click(el, '[data-to=planned]');
    await until(() => find(el, '.lost'));
    expect(find(el, '.lost').textContent).to.contain('could not be stored');
    refuse = false;
    await click(el, '.lost button');
    await until(() => !find(el, '.lost'));
    expect(changed).to.have.length(2);
    expect(changed[1]!.detail.after!.status).to.equal('planned');
  });

  it('makes an action of what a page says, if it collects, and one of several does', async () => {
    const el = await board(null, { collect: true });
    const other = await board(null, { collect: true });
    const wish = new CxMakeActionEvent({ source: { kind: 'theme', id: 'late', title: '<b>Late</b> delivery', count: 12, of: 80 } });
    expect(document.body.dispatchEvent(wish), 'somebody took it').to.equal(false);
    await Promise.all([el.updateComplete, other.updateComplete]);
    expect([find(el, 'form'), find(other, 'form')].filter(Boolean)).to.have.length(1);
    expect(find<HTMLInputElement>(el, '#title').value).to.equal('<b>Late</b> delivery');
    const changed = events(el, 'cx-action-changed');
    await fill(el, {});
    expect(changed[0]!.detail.after!.source).to.deep.include({ kind: 'theme', id: 'late', count: 12 });
    expect(find(el, 'h4').textContent).to.equal('<b>Late</b> delivery');
    const deaf = await board(null);
    expect(document.body.dispatchEvent(new CxMakeActionEvent(wish.detail))).to.equal(false);
    expect(find(deaf, 'form')).to.equal(null);
  });

  it('takes up a theme of a wall of voices on the same page, numbers and all', async () => {
    const el = await board(null, { collect: true });
    const wall = await fixture<CxVoiceWall>(html`<cx-voice-wall makes-actions></cx-voice-wall>`);
    wall.themes = { format: 'cx-themes/1', themes: [{ id: 'late', title: 'Late delivery', any: ['late'] }] };
    wall.verbatims = Array.from({ length: 8 }, (_, i) => ({ id: `v${i}`, kind: 'answer', text: i < 6 ? 'Late again' : 'Fine', masked: [], time: '2026-11-27T09:00:00Z', person: `p${i}` }));
    await wall.updateComplete;
    wall.shadowRoot!.querySelector<HTMLElement>('.themes [data-act=make]')!.click();
    await until(() => find(el, 'form'));
    const changed = events(el, 'cx-action-changed');
    await fill(el, {});
    expect(changed[0]!.detail.after).to.deep.include({ title: 'Late delivery', source: { kind: 'theme', id: 'late', title: 'Late delivery', count: 6, of: 8 } });
    await click(el, '[data-act=more]');
    expect(find(el, '.more').textContent.replace(/[\u2068\u2069]/g, '')).to.contain('From the theme “Late delivery”: 6 of 8 say it');
  });

  it('makes one of a figure that is below its target', async () => {
    const el = await board(null);
    el.make({ source: { kind: 'figure', metric: 'csat', value: 0.78, target: 0.82 } });
    await el.updateComplete;
    expect(find<HTMLSelectElement>(el, '#metric').value).to.equal('csat');
    expect(find<HTMLSelectElement>(el, '#because').value).to.equal('below');
    expect(find<HTMLInputElement>(el, '#expected').value).to.equal('4');
  });

  it('filters by figure, owner and what is overdue, and says how many are left', async () => {
    const el = await board(of({ owner: 'Ada', due: '2026-11-01' }, { owner: 'Bo' }, { metric: 'csat' }));
    const choose = async (name: string, value: string): Promise<void> => {
      find<HTMLSelectElement>(el, `[data-filter=${name}]`).value = value;
      find(el, `[data-filter=${name}]`).dispatchEvent(new Event('change'));
      await el.updateComplete;
    };
    await choose('owner', 'Bo');
    expect(titles(el, 'idea')).to.deep.equal(['Action 1']);
    expect(find(el, '.count').textContent).to.contain('1 of 3 actions');
    await choose('owner', ' ');
    expect(titles(el, 'idea')).to.deep.equal(['Action 2']);
    await choose('owner', '');
    await choose('metric', 'csat');
    expect(titles(el, 'idea')).to.deep.equal(['Action 2']);
    await click(el, '.count button');
    await click(el, '[data-filter=overdue]');
    expect(titles(el, 'idea')).to.deep.equal(['Action 0']);
  });

  it('reads JSON from within, and shows developers what is wrong with it', async () => {
    const good = await fixture<CxActionBoard>(html`<cx-action-board><script type="application/json">{ "format": "cx-actions/1", "actions": [{ "id": "x", "title": "From the page", "metric": "nps", "status": "done", "history": [] }] }</script></cx-action-board>`);
    await until(() => titles(good, 'done').length === 1);
    const bad = await fixture<CxActionBoard>(html`<cx-action-board><script type="application/json">{ "format": "cx-actions/1", "actions": [{ "id": "x", "title": "T", "metric": "nps", "status": "finished", "history": [] }] }</script></cx-action-board>`);
    await until(() => find(bad, '[part=problem]'));
    expect(find(bad, '[part=problem]').textContent).to.contain('/actions/0/status').and.to.contain('"done"');
    const wrong = await board({ actions: 3 } as unknown as ActionsDocument);
    await until(() => find(wrong, '[part=problem]'));
    expect(wrong.actions).to.equal(null);
  });

  it('tells what an action did in words, with a picture and a table, and what cannot be told', async () => {
    const { Cube, nps } = metrics;
    const cube = new Cube({ metrics: [nps], unit: 'month', dimensions: ['region'] });
    const measure = cube.measure('nps', { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
    const start = (2026 - 1970) * 12;
    for (let month = 0; month < 10; month++) for (let i = 0; i < 100; i++) cube.add(measure, cube.segmentsOf({ region: 'north' }), start + month, i < (month < 5 ? 40 : 60) ? 10 : 3);
    const el = await board(of({ status: 'done', started: '2026-06-01', finished: '2026-06-01', expected: { direction: 'up', points: 30 }, due: '2026-06-30' }, { status: 'under-way', started: '2026-11-02' }), { cube });
    await until(() => find(el, '.effect'));
    // the second began in November, after the figures that the first is measured by
    expect(find(el, '[data-id=a0] .effect').textContent).to.contain('Measured: +40.0 points');
    expect(find(el, '[data-id=a1] .effect').textContent).to.contain('Too early to tell');
    await click(el, '[data-id=a0] [data-act=more]');
    const panel = find(el, '[part=panel]');
    expect(panel.querySelector('figcaption')!.textContent).to.contain('n = 500').and.to.contain('95% interval').and.to.contain('Expected was +30 points: it fits.').and.to.contain('other parts of the year');
    expect(panel.querySelector('.flag')).to.not.equal(null);
    expect(panel.querySelectorAll('tbody tr')).to.have.length(10);
    expect(focused(el).textContent).to.equal('Action 0');
    await click(el, '[part=panel] button');
    await until(() => focused(el)?.dataset['act'] === 'more');
    await click(el, '[data-id=a1] [data-act=more]');
    expect(find(el, '[part=panel]').textContent).to.contain('No whole period has passed since. Look again after Dec 31, 2026.');
  });

  it('has one column with all in its place at 320 px, and nothing scrolls sideways', proves('cx-action-board', 'display', ['1.4.10'], async () => {
    await viewport(320);
    try {
      const el = await board(of({ why: 'Because' }, { status: 'done' }));
      await until(() => new Set(all(el, '[part=column]').map((one) => one.getBoundingClientRect().left)).size === 1);
      await until(async () => {
        await click(el, '[data-id=a0] [data-act=more]');
        return find(el, '[data-id=a0] .more');
      });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await viewport(1280);
    }
  }));

  it('only shows where it may only be read', async () => {
    const el = await board(of({}), { readOnly: true });
    expect(all(el, 'button').map(({ textContent }) => textContent.trim())).to.deep.equal(['Board', 'List', 'More']);
    expect(find(el, '.card').getAttribute('draggable')).to.equal('false');
  });

  it('speaks the language of the page', proves('cx-action-board', 'language', ['3.1.2'], async () => {
    const german = registerMessages('de', de);
    try {
      const el = await board(of({ due: '2026-11-26' }));
      el.lang = 'de';
      await until(() => find(el, '.due').textContent.includes('Seit 1 Tag überfällig'));
      expect(find(el, '.room').lang).to.equal('de');
    } finally {
      german.dispose();
    }
  }));
});
