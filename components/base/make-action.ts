import type { ActionWish } from '../../src/actions/make.js';

/**
 * `cx-make-action`: somebody wants an action to be made of what customers said or of a figure. Who takes it up, such as `<cx-action-board>`, prevents
 * its default; so that of several one does.
 */
export class CxMakeActionEvent extends CustomEvent<ActionWish> {
  constructor(detail: ActionWish) {
    super('cx-make-action', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-make-action': CxMakeActionEvent;
  }
}
