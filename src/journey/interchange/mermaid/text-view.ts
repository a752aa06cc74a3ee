import type { Problem } from '../../../core/problem.js';
import { ok, type Result } from '../../../core/result.js';
import type { Journey } from '../../document/journey.js';
import { operationsBetween } from '../../edit/diff.js';
import type { Act } from '../../edit/history.js';
import { keepOrder } from '../../edit/keep-order.js';
import type { Diagnostic } from '../loss.js';
import { readMermaid } from './read.js';

/** What a change of the text does to the journey. */
export interface TextEdit {
  /** Nothing in it if the text says what the journey says. */
  readonly act: Act;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The journey as text and as a grid is one buffer: takes the text of {@link exportMermaid} after somebody changed it, and gives what has changed as one act, so that both
 * undo together. A text that cannot be read changes nothing, and says in which line why.
 */
export function editAsText(journey: Journey, text: string, options: { readonly on?: string } = {}): Result<TextEdit, readonly Problem[]> {
  const on = journey.source?.format === 'mermaid' ? journey.source.on : undefined;
  const read = readMermaid(text, { id: journey.id, ...options, ...(on !== undefined && { on }) });
  if (!read.ok) return read;
  const { journey: now, diagnostics } = read.value;
  return ok({ act: { name: 'edit-text', operations: operationsBetween(journey, keepOrder(journey, now)) }, diagnostics });
}
