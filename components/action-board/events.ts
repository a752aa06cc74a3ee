import type { ActionChange } from '../../src/actions/change.js';
import { CxDomainEvent } from '../base/events.js';

/**
 * `cx-action-change` (about to be done, can be cancelled) and `cx-action-changed` (done on this page; who keeps actions calls `waitUntil`). `detail` has the
 * action before and after, which fields differ, and the whole document as it is then.
 */
export class CxActionEvent extends CxDomainEvent<ActionChange> {}

declare global {
  interface HTMLElementEventMap {
    'cx-action-change': CxActionEvent;
    'cx-action-changed': CxActionEvent;
  }
}
