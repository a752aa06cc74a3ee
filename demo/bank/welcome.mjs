// The collector of the demo keeps the preferences of each visitor as of a customer of their own: who comes is made known to it with a few
// choices, and gets the token of a link, as in a mail.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { catalogue, customer } from './tidewell.js';

const secret = () => randomBytes(32).toString('hex');

/** How the collector keeps preferences here. Its keys last as long as the demo runs. */
export const preferenceSettings = (baseUrl) => ({
  catalogue,
  baseUrl,
  controller: 'Tidewell',
  linkKeys: [{ id: 'demo', secret: secret() }],
  senderKeys: [{ id: 'demo', sha256: createHash('sha256').update(secret()).digest('hex') }],
});

/** Makes a visitor known; gives where their preferences are and the token that opens them. */
export function welcome(collector, chosen) {
  const subject = `visitor-${randomUUID()}`;
  const { keeper, links } = collector.preferences;
  const { channels, quiet, windows, caps } = customer();
  keeper.setFacts(subject, { zone: 'Europe/Vienna', channels: Object.fromEntries(Object.entries(channels).map(([id, { reach }]) => [id, { reach }])) });
  const asked = { notice: 'privacy', uiSource: 'demo', uiVersion: '1', preTicked: false, symmetric: true };
  if (chosen) {
    const only = { 'topics.offers.channels.text': false, 'topics.offers.channels.app': false, 'topics.offers.channels.post': false };
    keeper.changeNow(subject, { 'topics.offers.on': true, ...only, quiet, windows, 'caps.everything': caps.everything, 'channels.text.use': ['safety'] }, 'import', asked);
  }
  return { src: `${collector.url}/v1/preferences`, token: links.token({ purpose: 'preferences', subject, expiresAt: Date.now() + 86_400_000 }) };
}
