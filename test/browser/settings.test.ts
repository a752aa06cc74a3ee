import { expect, fixture, html } from '@open-wc/testing';
import '../../components/settings/define.js';
import type { CxSettings } from '../../components/settings/settings.js';
import type { HostOptions, PluginHost } from '../../src/host/index.js';
import { drawn, plugin, startedHost, takeHostsDown, textOf } from './plugin-support.js';
import { noLeaks, press } from './support.js';

const pulse = plugin('pulse', {
  configuration: [
    { key: 'acme.pulse.sound', type: 'boolean', title: 'Sound', default: false, order: 1 },
    { key: 'acme.pulse.interval', type: 'integer', title: 'Refresh every', description: 'In minutes.', default: 15, minimum: 1, order: 2 },
    { key: 'acme.pulse.region', type: 'string', title: 'Region', enum: ['all', 'North'], default: 'all', order: 3 },
    { key: 'acme.pulse.topics', type: 'strings', title: 'Topics', default: ['fees'], order: 4 },
  ],
});
const field = <E extends HTMLElement = HTMLInputElement>(el: CxSettings, name: string): E => el.shadowRoot!.querySelector<E>(`[id="setting-acme.pulse.${name}"]`)!;
const box = (el: CxSettings, name: string): HTMLElement => field(el, name).closest<HTMLElement>('[part=setting]')!;
const enter = async (el: CxSettings, target: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> => {
  target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(el);
};

async function shown(options: HostOptions = {}): Promise<{ el: CxSettings; host: PluginHost }> {
  const host = await startedHost(options, pulse);
  const el = await fixture<CxSettings>(html`<cx-settings .host=${host}></cx-settings>`);
  await drawn(el);
  return { el, host };
}

describe('<cx-settings>', () => {
  afterEach(takeHostsDown);
  noLeaks(); // looks after the hook above has cleared up

  it('makes a field of every setting, by its type, with its label and what it says', async () => {
    const { el } = await shown();
    expect([...el.shadowRoot!.querySelectorAll('[part=setting] label')].map(textOf)).to.deep.equal(['Sound', 'Refresh every', 'Region', 'Topics']);
    expect(field(el, 'sound').type).to.equal('checkbox');
    expect(field(el, 'interval').value).to.equal('15');
    expect(textOf(el.shadowRoot!.getElementById(field(el, 'interval').getAttribute('aria-describedby')!))).to.equal('In minutes.');
    expect(field<HTMLSelectElement>(el, 'region').options.length).to.equal(2);
    expect(field<HTMLTextAreaElement>(el, 'topics').value).to.equal('fees');
  });

  it('applies what fits, says so to the page, and puts it back', async () => {
    const { el, host } = await shown();
    const heard: unknown[] = [];
    el.addEventListener('cx-setting', (event) => heard.push((event as CustomEvent).detail));
    field(el, 'sound').focus();
    await press(' ');
    await drawn(el);
    await enter(el, field(el, 'interval'), '5');
    await enter(el, field<HTMLTextAreaElement>(el, 'topics'), 'fees\n app \n');
    expect(host.configuration.userValues).to.deep.equal({ 'acme.pulse.sound': true, 'acme.pulse.interval': 5, 'acme.pulse.topics': ['fees', 'app'] });
    expect(heard).to.deep.include({ key: 'acme.pulse.interval', value: 5 });
    box(el, 'interval').querySelector<HTMLButtonElement>('.reset')!.click();
    await drawn(el);
    expect(host.configuration.get('acme.pulse.interval')).to.equal(15);
    expect(field(el, 'interval').value).to.equal('15');
  });

  it('shows what does not fit and never applies it', async () => {
    const { el, host } = await shown();
    await enter(el, field(el, 'interval'), 'often');
    expect(field(el, 'interval').value).to.equal('often');
    expect(field(el, 'interval').getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(box(el, 'interval').querySelector('[role=alert]'))).to.equal('"acme.pulse.interval" must be a whole number.');
    expect(host.configuration.get('acme.pulse.interval')).to.equal(15);
    expect(host.configuration.userValues).to.deep.equal({});
    await enter(el, field(el, 'interval'), '0');
    expect(textOf(box(el, 'interval').querySelector('[role=alert]'))).to.contain('at least 1');
    await enter(el, field(el, 'interval'), '20');
    expect(field(el, 'interval').hasAttribute('aria-invalid')).to.equal(false);
    expect(host.configuration.get('acme.pulse.interval')).to.equal(20);
  });

  it('says where a value comes from, layer by layer, and what of it is not used', async () => {
    const { el, host } = await shown({ configuration: { host: { 'acme.pulse.interval': 30, 'acme.pulse.sound': 'loud' }, policy: { 'acme.pulse.region': 'North' } } });
    await host.configuration.update('acme.pulse.interval', 5);
    await drawn(el);
    const rows = (name: string): string[] => [...box(el, name).querySelectorAll('tbody tr')].map(textOf);
    expect(rows('interval')).to.deep.equal(['Default of the plugin 15', 'A plugin nothing', 'This site 30', 'You 5 in force', 'This site, for good nothing']);
    expect(rows('sound')[2]).to.equal('This site loud not used');
    expect(textOf(box(el, 'sound').querySelector('[role=alert]'))).to.equal('This site sets “loud”, which is not used: it must be true or false.');
    expect(field(el, 'region').disabled).to.equal(true);
    expect(textOf(box(el, 'region').querySelector('.lock'))).to.equal('Set by this site; it cannot be changed here.');
  });

  it('finds settings by title, key or description', async () => {
    const { el } = await shown();
    const search = el.shadowRoot!.querySelector<HTMLInputElement>('[type=search]')!;
    await enter(el, search, 'minutes');
    expect([...el.shadowRoot!.querySelectorAll('[part=setting] label')].map(textOf)).to.deep.equal(['Refresh every']);
    await enter(el, search, 'zebra');
    expect(textOf(el.shadowRoot!.querySelector('[role=status]'))).to.equal('No setting matches “zebra”');
  });

  it('keeps the JSON in step with the form, both ways', async () => {
    const { el, host } = await shown();
    await enter(el, field(el, 'interval'), '5');
    el.view = 'json';
    await drawn(el);
    const json = el.shadowRoot!.querySelector('textarea')!;
    expect(JSON.parse(json.value)).to.deep.equal({ 'acme.pulse.interval': 5 });
    await enter(el, json, '{ "acme.pulse.interval": 7, "acme.pulse.sound": "loud" }');
    expect(host.configuration.get('acme.pulse.interval')).to.equal(7);
    expect(host.configuration.get('acme.pulse.sound')).to.equal(false);
    expect(textOf(el.shadowRoot!.querySelector('#json-faults'))).to.equal('acme.pulse.sound: “loud” is not used: it must be true or false.');
    await enter(el, json, '{ "acme.pulse.interval": 9');
    expect(host.configuration.get('acme.pulse.interval')).to.equal(7);
    expect(textOf(el.shadowRoot!.querySelector('#json-faults'))).to.contain('cannot be read');
    expect(json.value).to.equal('{ "acme.pulse.interval": 9');
    await enter(el, json, '[]');
    expect(textOf(el.shadowRoot!.querySelector('#json-faults'))).to.contain('an object with the names of settings is expected');
    await enter(el, json, '{ "acme.pulse.interval": 9 }');
    json.dispatchEvent(new Event('blur'));
    el.view = 'form';
    await drawn(el);
    expect(field(el, 'interval').value).to.equal('9');
  });
});
