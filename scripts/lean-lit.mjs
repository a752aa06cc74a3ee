// Takes the place of lit in the single-file build of an element that draws itself (components/base/draw.ts): everything of
// LitElement but its templates, which are half of it. See vite.config.ts.
import { ReactiveElement } from '@lit/reactive-element';

export { css } from '@lit/reactive-element';

export const noChange = Symbol.for('lit-noChange');

export class LitElement extends ReactiveElement {
  update(changed) {
    this.render();
    super.update(changed);
  }
}
