import { adopt } from '../base/adopt.js';
import type { Localizer } from '../base/localize.js';
import type { EditorHost, JourneyEditor, Place } from './edit/editor.js';
import type { Layers } from './layers/layers.js';
import type { MapWindow } from './map-window.js';
import type { JourneyMapSettings } from './settings.js';

/** What editing needs to know of the rest of a map. */
export interface EditingHost extends Pick<EditorHost, 'rows' | 'details'> {
  readonly texts: Localizer;
  readonly window: MapWindow;
  readonly layers: Layers;
  fault(code: string, error: unknown): void;
}

/** The editor of a map: loaded for who edits, and told of what changes around it. */
export function editing(map: JourneyMapSettings, { texts, window, layers, rows, details, fault }: EditingHost) {
  let editor: JourneyEditor | undefined;
  let isStarting = false;
  const find = (selector: string): HTMLElement | null => map.renderRoot.querySelector(selector);

  async function start(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    try {
      const { JourneyEditor: Editor } = await import('./edit/editor.js');
      if (!map.journey) return;
      editor = new Editor(
        {
          dispatchEvent: (event) => map.dispatchEvent(event),
          selection: () => String(map.ownerDocument.getSelection() ?? ''),
          texts,
          isRightToLeft: window.isRightToLeft,
          isOutline: () => window.shownAs() === 'outline',
          isOfGroup: () => map.segment !== undefined || map.persona !== undefined,
          sheet: window.sheet,
          rows,
          put: (journey) => (map.journey = journey),
          adopt: (styles) => adopt(map.shadowRoot!, [styles]),
          requestUpdate: () => map.requestUpdate(),
          focusPlace,
          details,
          guest: (column) => layers.all.some((layer) => layer.enter?.(column)),
          // from the map to what is known of a touchpoint, to the toolbar, and around
          nextPane: () => (find('#details') ?? find('[part=toolbar] button, [part=toolbar] select'))?.focus(),
          moreKeys: () => layers.all.flatMap((layer) => layer.keys?.() ?? []),
        },
        map.journey,
        map.author ?? '',
      );
      map.requestUpdate();
    } catch (error) {
      fault('not-loaded', error);
    }
  }

  function focusPlace({ row, column }: Place): void {
    window.reach(column);
    void map.updateComplete.then(() => {
      // what is written in has the focus already
      if (!editor?.writing) find(`[data-row="${row}"][data-column="${column}"]`)?.focus();
    });
  }

  return {
    /** Where somebody may edit and the editor has come. */
    get editor(): JourneyEditor | undefined {
      return map.editable ? editor : undefined;
    },
    /** What was typed last is not lost. */
    finish: () => editor?.text?.finish(),
    /** Before every drawing. */
    look(): void {
      const { editable, journey, author } = map;
      if (editable && journey && !editor) void start();
      else if (journey) editor?.begin(journey);
      if (!editable || !journey) editor?.stop();
      if (editor) editor.author = author ?? '';
    },
  };
}
