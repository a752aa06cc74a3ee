import { css, html, nothing, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';

/** An icon that a plugin contributes, beside words that say the same; nothing where there is none of that id. It takes the colour and size of the text. */
export function renderIcon(host: PluginHost | undefined, id: string | undefined): TemplateResult | typeof nothing {
  const icon = id === undefined ? undefined : host?.registries.icons.get(id)?.entry;
  if (!icon) return nothing;
  const { path, size = 24 } = icon;
  return html`<svg class="icon" viewBox="0 0 ${size} ${size}" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** For elements that show icons. */
export const iconStyles = css`
  svg.icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-inline-end: 0.4em;
    vertical-align: -0.25em;
    fill: currentColor;
    stroke: none;
  }
`;
