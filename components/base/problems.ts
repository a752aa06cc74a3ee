import { html, type TemplateResult } from 'lit';
import type { Problem } from '../../src/core/problem.js';
import { isDevelopment } from './development.js';

/** Shows problems of configuration to a developer; visitors of a live site do not see them. */
export function renderProblems(problems: readonly Problem[]): readonly TemplateResult[] {
  return problems.length > 0 && isDevelopment() ? problems.map(({ message }) => html`<p part="problem">${message}</p>`) : [];
}
