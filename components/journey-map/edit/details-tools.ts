import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { Phase, Touchpoint } from '../../../src/journey/document/records.js';
import { scaleOf } from '../../../src/journey/document/scale.js';
import { addRecord, setFields } from '../../../src/journey/edit/acts.js';
import type { JourneyEditor } from './editor.js';

const today = (): string => new Date().toISOString().slice(0, 10);

/** What can be written of a touchpoint beside its cells: a description, a comment, what a customer said. */
export function renderDetailsTools(editor: JourneyEditor, record: Touchpoint | Phase): TemplateResult {
  const { text } = editor.texts;
  const { min, max } = scaleOf(editor.index.head);
  const rename = (event: Event): void => {
    const name = (event.target as HTMLInputElement).value.trim();
    if (name !== record.name) editor.do(setFields(record.id, { name }, 'rename'));
  };
  const describe = (event: Event): void => {
    const description = (event.target as HTMLTextAreaElement).value.trim();
    if (description !== (record.description ?? '')) editor.do(setFields(record.id, { description: description || undefined }, 'describe'));
  };
  const comment = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = String(new FormData(form).get('note')).trim();
    if (said !== '' && editor.do(addRecord('note', { at: record.id, text: said, on: new Date().toISOString(), ...(editor.author && { by: editor.author }) }))) form.reset();
  };
  const quote = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const said = String(data.get('said')).trim();
    const score = String(data.get('score'));
    const show = data.get('show') === 'public' ? 'public' : data.get('show') === 'team' ? 'team' : 'nobody';
    if (said === '') return;
    const source = String(data.get('source')).trim() || text('journey.edit.workshop');
    if (editor.do(addRecord('evidence', { at: record.id, text: said, source, on: today(), consent: { show, on: today() }, ...(score !== '' && { score: Number(score) }) }))) form.reset();
  };
  // another touchpoint has fields of its own: what was half written at one is not saved at the other
  return html`${keyed(record.id, html`<section class="tools">
    <label>${text('journey.edit.name')} <input dir="auto" maxlength="500" .value=${live(record.name)} @change=${rename} /></label>
    <label>${text('journey.edit.description')} <textarea rows="3" dir="auto" .value=${live(record.description ?? '')} @change=${describe}></textarea></label>
    <details>
      <summary>${text('journey.edit.add-note')}</summary>
      <form @submit=${comment}><label>${text('journey.edit.note')} <textarea name="note" rows="2" dir="auto" required></textarea></label><button>${text('journey.edit.add')}</button></form>
    </details>
    <details>
      <summary>${text('journey.edit.add-quote')}</summary>
      <form @submit=${quote}>
        <label>${text('journey.edit.quote')} <textarea name="said" rows="2" dir="auto" required></textarea></label>
        <label>${text('journey.edit.quote-source')} <input name="source" dir="auto" maxlength="200" /></label>
        <label>${text('journey.edit.quote-score', { low: editor.texts.number(min), high: editor.texts.number(max) })} <input name="score" type="number" min=${min} max=${max} step="0.5" /></label>
        <label>${text('journey.edit.quote-show')} <select name="show"><option value="nobody">${text('journey.edit.show.nobody')}</option><option value="team">${text('journey.edit.show.team')}</option><option value="public">${text('journey.edit.show.public')}</option></select></label>
        <button>${text('journey.edit.add')}</button>
      </form>
    </details>
  </section>`)}`;
}
