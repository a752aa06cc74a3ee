import { expect, fixture, html } from '@open-wc/testing';
import '../../components/capability-level/define.js';
import { capabilityLevel, type CapabilityResult, type CxCapabilityLevel } from '../../components/capability-level/define.js';
import { noLeaks } from './support.js';

const text = (el: HTMLElement, selector: string): string => el.shadowRoot!.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('<cx-capability-level>', () => {
  noLeaks();

  it('tells the level, on how many answers it rests, and the next step, when all is answered', async () => {
    const el = await fixture<CxCapabilityLevel>(html`<cx-capability-level></cx-capability-level>`);
    const heard: CapabilityResult[] = [];
    el.addEventListener('cx-capability', ({ detail }) => heard.push(detail));
    const questions = [...el.shadowRoot!.querySelectorAll('fieldset')];
    for (const [i, answer] of [1, 1, 0, 2].entries()) questions[i]!.querySelectorAll('input')[answer]!.click();
    await el.updateComplete;
    expect(heard).to.deep.equal([]);
    expect(text(el, '[role=status]')).to.equal('4 of 5 answered');
    questions[4]!.querySelectorAll('input')[1]!.click();
    await el.updateComplete;
    expect(heard[0]).to.deep.include({ level: 'segmented', atLeast: 4, weakest: 'often' });
    expect(text(el, '[part=level]')).to.equal('Your level: Segmented');
    expect(text(el, '[part=result]')).to.contain('4 of 5 answers are at this level or above.').and.to.contain('Let customers set a limit and their hours');
    el.shadowRoot!.querySelector('button')!.click();
    await el.updateComplete;
    expect(text(el, '[part=level]')).to.equal('');
  });

  it('is moved by no single answer, and knows no level that is none', () => {
    const all = { who: 'customer-defined', know: 'customer-defined', often: 'customer-defined', no: 'customer-defined', see: 'shotgun' } as const;
    expect(capabilityLevel(all)).to.deep.include({ level: 'customer-defined', atLeast: 4, weakest: 'see' });
    expect(capabilityLevel({ ...all, see: 'customer-defined' })!.weakest).to.equal(null);
    expect(capabilityLevel({ ...all, who: 'perfect' as never })).to.equal(null);
    expect(capabilityLevel({})).to.equal(null);
  });
});
