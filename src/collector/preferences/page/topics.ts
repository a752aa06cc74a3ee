import type { Catalogue, Preferences, Topic } from '../../../model/index.js';
import { box, choice, group, yesNo } from './fields.js';
import { html, type Html } from '../../page/html.js';
import type { Texts } from './texts.js';

interface Shown {
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly texts: Texts;
}

/** What comes: a yes and a no of one weight for each topic; those that cannot be turned off are there too, and say so. */
export function topicFields(shown: Shown): Html {
  const { catalogue, texts } = shown;
  return html`<h2>${texts.text('topics')}</h2>${Object.entries(catalogue.topics).map(([id, topic]) => group(texts.label(topic.label, id), topicField(id, topic, shown)))}`;
}

function topicField(id: string, topic: Topic, { catalogue, preferences, texts }: Shown): Html {
  const { text } = texts;
  const chosen = preferences.topics[id];
  const about = [topic.description && texts.label(topic.description, ''), topic.typicalPerMonth !== undefined && text('usual', { count: Math.round(topic.typicalPerMonth) })].filter(Boolean).join(' ');
  const state = topic.class === 'safety' ? text('locked') : topic.class === 'service' ? text('service') : chosen?.on !== undefined ? '' : topic.basis === 'opt-out' ? text('optOut') : text('noChoice');
  const channels = topic.channels.filter((channel) => preferences.channels[channel]);
  const digest = (['instant', 'daily', 'weekly', 'monthly'] as const).map((one) => [one, text(one)] as const);
  return html`
    ${about && html`<p class="soft">${about}</p>`}
    ${state && html`<p class="soft">${state}</p>`}
    ${topic.class !== 'safety' && yesNo(`topics.${id}.on`, chosen?.on, [text('yes'), text('no')])}
    ${topic.class === 'none' && html`<div class="row">${choice(`topics.${id}.digest`, chosen?.digest ?? 'instant', digest, text('gather'))}</div>`}
    ${channels.length > 1 &&
    html`<div class="row" role="group" aria-label="${text('notBy')}"><span>${text('notBy')}</span>${channels.map((channel) =>
      box(`topics.${id}.channels.${channel}`, 'false', chosen?.channels?.[channel] === false, texts.label(catalogue.channels[channel]?.label, channel)),
    )}</div>`}`;
}

/** How it comes. */
export function channelFields({ catalogue, preferences, texts }: Shown): Html {
  const { text } = texts;
  return html`<h2>${text('channels')}</h2>${Object.entries(preferences.channels).map(([id, { on, reach, use }]) => {
    const label = texts.label(catalogue.channels[id]?.label, id);
    return group(reach === 'ok' ? label : `${label} (${text('unreachable')})`, [
      yesNo(`channels.${id}.on`, on, [text('on'), text('off')]),
      html`<div class="row">${box(`channels.${id}.use`, 'safety', use !== undefined && !use.includes('any'), text('safetyOnly'))}</div>`,
    ]);
  })}`;
}

/** Kinds of offers, such as closeouts. */
export function offerFields({ catalogue: { offerKinds = {} }, preferences, texts }: Shown): Html | null {
  const kinds = Object.entries(offerKinds);
  if (kinds.length === 0) return null;
  return html`<h2>${texts.text('offers')}</h2>${kinds.map(([id, { label }]) => group(texts.label(label, id), yesNo(`offerKinds.${id}`, preferences.offerKinds[id], [texts.text('yes'), texts.text('no')])))}`;
}
