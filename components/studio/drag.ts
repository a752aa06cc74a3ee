import { html, type TemplateResult } from 'lit';
import { moveQuestion, placeOf, type Spot } from '../../src/survey/draft/index.js';
import type { View } from './view.js';

/**
 * Dragging questions. The buttons and Alt with an arrow do the same, so what is dragged is for pointers alone and said to nobody
 * else. Where a question may fall are zones between the others, which are there all the time and shown while something is dragged.
 */

const KIND = 'application/x-cx-question';
/** What is dragged: a browser does not tell the zones before it falls. */
let dragged: Spot | undefined;

export function grip(view: View, spot: Spot): TemplateResult {
  const start = (event: DragEvent): void => {
    dragged = spot;
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setData(KIND, placeOf(spot));
    const card = (event.currentTarget as HTMLElement).closest('li')!;
    event.dataTransfer!.setDragImage(card, 12, 12);
    // shown after the picture of what is dragged was taken
    requestAnimationFrame(() => card.closest('.pages')?.classList.add('dragging'));
  };
  const end = (event: DragEvent): void => {
    dragged = undefined;
    (event.currentTarget as HTMLElement).closest('.pages')?.classList.remove('dragging');
  };
  return html`<span class="grip" draggable="true" aria-hidden="true" title=${view.text('studio.drag')} @dragstart=${start} @dragend=${end}>⠿</span>`;
}

export function dropZone(view: View, to: Spot): TemplateResult {
  const isHere = ({ dataTransfer }: DragEvent): boolean => dragged !== undefined && (dataTransfer?.types.includes(KIND) ?? false);
  const over = (event: DragEvent): void => {
    if (!isHere(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'move';
    (event.currentTarget as HTMLElement).classList.add('over');
  };
  const leave = (event: DragEvent): void => (event.currentTarget as HTMLElement).classList.remove('over');
  const drop = (event: DragEvent): void => {
    leave(event);
    const from = dragged;
    if (!isHere(event) || !from) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).closest('.pages')?.classList.remove('dragging');
    dragged = undefined;
    // taken out first, what comes after it on its page moves up
    const question = from.page === to.page && from.question < to.question ? to.question - 1 : to.question;
    view.edit(moveQuestion(view.survey, from, { page: to.page, question }), { key: 'studio.did.question-moved' });
  };
  return html`<li class="drop" role="presentation" aria-hidden="true" @dragover=${over} @dragenter=${over} @dragleave=${leave} @drop=${drop}></li>`;
}
