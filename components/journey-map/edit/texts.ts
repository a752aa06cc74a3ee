import { registerMessages } from '../../base/localize.js';
import { messages } from './messages/en.js';

let there = false;

/** The English texts of the editor: they come with it, since a map that is only looked at has no need of them. */
export function bringTexts(): void {
  if (there) return;
  there = true;
  registerMessages('en', messages);
}
