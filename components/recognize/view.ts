import type { TemplateResult } from 'lit';

/** What is shown in place of the form; loaded when it is first asked for. */
export interface View {
  readonly mode: 'list' | 'counts';
  render(): TemplateResult;
}
