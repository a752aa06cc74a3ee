import type { Catalogue } from '../../../model/index.js';
import type { PageKey } from './english.js';
import { html } from '../../page/html.js';
import { page } from './html.js';
import type { Texts } from './texts.js';

const topicName = ({ topics }: Catalogue, topic: string, texts: Texts): string => texts.label(Object.hasOwn(topics, topic) ? topics[topic]!.label : undefined, topic);

/** Stop, fewer, pause, or stop everything: one step each, one weight, nothing to type. */
export function unsubscribePage(catalogue: Catalogue, topic: string, path: string, texts: Texts): string {
  const name = topicName(catalogue, topic, texts);
  const { text } = texts;
  const button = (scope: string, label: string) => html`<button name="scope" value="${scope}">${label}</button>`;
  return page(
    texts.language,
    text('unsubscribeTitle', { topic: name }),
    html`<h1>${text('unsubscribeTitle', { topic: name })}</h1>
      <form method="post" action="${path}"><div class="actions even">${[
        button('topic', text('unsubscribeTopic', { topic: name })),
        button('fewer', text('fewer')),
        button('pause', text('pauseTopic')),
        button('all', text('stopAll')),
      ]}</div></form>`,
  );
}

/** One sentence, and nothing more to do. */
export function donePage(catalogue: Catalogue, key: PageKey, topic: string, texts: Texts): string {
  const sentence = texts.text(key, { topic: topicName(catalogue, topic, texts) });
  return page(texts.language, sentence, html`<h1>${sentence}</h1>`);
}

/** A question with one answer that does it. */
export function askPage(title: string, explanation: string, path: string, yes: string, no: { readonly label: string; readonly path: string } | null, texts: Texts): string {
  return page(
    texts.language,
    title,
    html`<h1>${title}</h1>
      ${explanation && html`<p>${explanation}</p>`}
      <div class="actions">
        <form method="post" action="${path}"><button>${yes}</button></form>
        ${no && html`<form method="get" action="${no.path}"><button>${no.label}</button></form>`}
      </div>`,
  );
}

/** A link that opens nothing, or nothing any more. */
export function closedPage(kind: 'expired' | 'forged', texts: Texts): string {
  const title = texts.text(kind === 'expired' ? 'expiredTitle' : 'forgedTitle');
  return page(texts.language, title, html`<h1>${title}</h1><p>${texts.text(kind)}</p>`);
}
