import { nothing, type TemplateResult } from 'lit';
import { adopt } from '../base/adopt.js';
import type { Localizer } from '../base/localize.js';
import type { renderDetails } from './details-view.js';
import type { JourneyEditor } from './edit/editor.js';
import type { MapContext } from './lanes/context.js';
import type { JourneyMapSettings } from './settings.js';

/** The touchpoint or phase of which all is told beside the map. What tells it is loaded when it is first asked for. */
export function opened(map: JourneyMapSettings, texts: Localizer, fault: (code: string, error: unknown) => void) {
  let render: typeof renderDetails | undefined;
  let id: string | undefined;
  /** Who opened it, to give the focus back to. */
  let opener: string | undefined;
  const find = (selector: string): HTMLElement | null => map.renderRoot.querySelector(selector);
  const set = (next: string | undefined): void => {
    id = next;
    map.requestUpdate();
  };

  async function bring(): Promise<void> {
    try {
      if (!render) {
        const { renderDetails, detailsMessages, detailsStyles } = await import('./details-view.js');
        texts.add(detailsMessages);
        adopt(map.shadowRoot!, [detailsStyles]);
        render = renderDetails;
      }
      map.requestUpdate();
      await map.updateComplete;
      find('#details')?.focus({ preventScroll: false });
    } catch (error) {
      set(undefined); // to be asked for again
      fault('not-loaded', error);
    }
  }

  function close(): void {
    set(undefined);
    const back = opener;
    void map.updateComplete.then(() => ((back === undefined ? null : find(`.open[data-id="${CSS.escape(back)}"]`)) ?? find('.scroller'))?.focus());
  }

  return {
    get id() {
      return id;
    },
    open(next: string): void {
      if (id === next) return close();
      set((opener = next));
      void bring();
    },
    render(context: MapContext, editor: JourneyEditor | undefined): TemplateResult | typeof nothing {
      const { index } = context;
      const record = id === undefined ? undefined : (index.get(id, 'touchpoint') ?? index.get(id, 'phase'));
      return (record && render?.(context, record, close, editor)) ?? nothing;
    },
  };
}
