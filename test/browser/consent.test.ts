import { expect, fixture, html } from '@open-wc/testing';
import '../../components/consent/define.js';
import type { CxConsent } from '../../components/consent/define.js';
import type { Edit } from '../../src/preferences/index.js';
import { catalogue, customer } from '../../demo/bank/tidewell.js';
import { noLeaks, press, until } from './support.js';

const inner = <E extends HTMLElement = HTMLElement>(el: HTMLElement, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const text = (el: HTMLElement, selector: string): string => inner(el, selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function asking(topic: string, channel?: string): Promise<{ el: CxConsent; edits: Edit[] }> {
  const edits: Edit[] = [];
  const save = async (edit: Edit): Promise<void> => void edits.push(edit);
  const el = await fixture<CxConsent>(html`<cx-consent topic=${topic} .catalogue=${catalogue} .preferences=${customer({ topics: {}, consents: [] })} .save=${save}></cx-consent>`);
  if (channel !== undefined) el.channel = channel;
  await el.updateComplete;
  return { el, edits };
}

describe('<cx-consent>', () => {
  noLeaks();

  it('asks for one purpose, with neither answer chosen, by which channels and how often', async () => {
    const { el } = await asking('offers');
    expect(text(el, '[part=question]')).to.equal('Offers: May we write to you about this?');
    expect(el.shadowRoot!.textContent.replace(/\s+/g, ' ')).to.contain('By: Email, Text message, App message, and Letter. About 4 a month. You can change this at any time.');
    expect([inner(el, '[part=yes]'), inner(el, '[part=no]')].map((button) => button.ariaPressed)).to.deep.equal(['false', 'false']);
  });

  it('takes a yes and a no, in one step each, and either back', async () => {
    const { el, edits } = await asking('offers');
    const heard: string[] = [];
    el.addEventListener('cx-preference-changed', ({ detail }) => heard.push(`${detail.data.key} ${detail.data.to}`));
    inner(el, '[part=yes]').click();
    await until(() => text(el, '[part=status]') === 'You said yes.');
    inner(el, '[part=no]').focus();
    await press(' ');
    await until(() => text(el, '[part=status]') === 'You said no. Nothing is sent.');
    expect(edits.map(({ set }) => set)).to.deep.equal([{ 'topics.offers.on': true }, { 'topics.offers.on': false }]);
    expect(heard).to.deep.equal(['topics.offers.on true', 'topics.offers.on false']);
  });

  it('means one channel where it asks for one', async () => {
    const { el, edits } = await asking('offers', 'text');
    inner(el, '[part=yes]').click();
    await until(() => edits.length === 1);
    expect(edits[0]!.set).to.deep.equal({ 'topics.offers.on': true, 'topics.offers.channels.email': false, 'topics.offers.channels.app': false, 'topics.offers.channels.post': false });
  });

  it('says what could not be saved, and that nothing has changed', async () => {
    const { el } = await asking('offers');
    el.save = () => Promise.reject(Object.assign(new Error('The bank is closed.'), { code: 'refused' }));
    await el.updateComplete;
    inner(el, '[part=yes]').click();
    await until(() => text(el, '[part=status]').startsWith('Your answer could not be saved.'));
    expect(inner(el, '[part=yes]').ariaPressed).to.equal('false');
  });
});
