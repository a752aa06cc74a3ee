import { html } from 'lit';
import { Localizer } from '../../base/localize.js';
import { messages } from '../../life-events/life-events.messages.js';
import { Occasions } from '../../life-events/occasions.js';
import type { Centre, Section } from '../section.js';
import { renderState } from '../state.js';
import { adoptSectionStyles } from './section.styles.js';

/** The part about events in life: what `<cx-life-events>` shows alone. */
export function open({ host, desk, texts }: Centre): Section {
  adoptSectionStyles(host);
  const occasions = new Occasions({ texts: new Localizer(host, messages), desk, changed: () => host.requestUpdate(), state: (key) => renderState(desk.stateOf(key), texts) });
  return { render: (catalogue, preferences) => html`${occasions.render(catalogue, preferences)}` };
}
