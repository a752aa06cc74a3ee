import { make } from '../base/draw.js';
import { makeSparkline } from '../base/sparkline.js';

/** The nodes of a tile, in the order in which they are read. */
export interface TileNodes {
  readonly article: HTMLElement;
  readonly problems: HTMLElement;
  readonly label: HTMLElement;
  readonly period: HTMLElement;
  readonly value: HTMLElement;
  readonly evidence: HTMLElement;
  readonly status: HTMLElement;
  readonly change: HTMLElement;
  readonly process: HTMLElement;
  readonly sparkline: Element;
  readonly trend: HTMLElement;
  readonly notes: HTMLElement;
  readonly details: HTMLDetailsElement;
}

let made: HTMLElement | undefined;

/** A tile with nothing in it. The first is made, all others are copies: that is faster. */
export function tileNodes(): TileNodes {
  made ??= make('article', { 'aria-labelledby': 'label' },
    make('div', { class: 'head' }, make('div'), make('h3', { part: 'label', id: 'label' })),
    make('p', { class: 'period small' }), make('p', { part: 'value' }), make('p', { part: 'evidence', class: 'small' }),
    make('p', { part: 'status' }), make('p', { part: 'change' }), make('div', { part: 'process' }), makeSparkline(), make('p', { part: 'trend', class: 'small' }),
    make('div', { class: 'rest' }, make('div'), make('details', { part: 'details' }, make('summary'), make('div'))));
  const article = made.cloneNode(true) as HTMLElement;
  const [head, period, value, evidence, status, change, process, sparkline, trend, rest] = article.children as unknown as HTMLElement[];
  const [problems, label] = head!.children as unknown as HTMLElement[];
  const [notes, details] = rest!.children;
  return { article, problems, label, period, value, evidence, status, change, process, sparkline, trend, notes, details } as unknown as TileNodes;
}
