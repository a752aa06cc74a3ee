import type { JourneyEditor } from './editor.js';
import type { EditorHost } from './host.js';
import { commandOf, type GridCommand } from './keys.js';
import { placeOf, type Place } from './place.js';

/** What a key asks of the grid, and where; nothing where the key is somebody else's. */
export function askedFor(event: KeyboardEvent, rightToLeft: boolean): { readonly command: GridCommand; readonly place: Place | undefined } | undefined {
  const target = event.composedPath()[0] as HTMLElement;
  if (target.closest('[role=menu], dialog') || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return undefined;
  const command = commandOf(event, rightToLeft);
  if (!command) return undefined;
  if (command.do === 'edit' && target.tagName === 'BUTTON' && event.key === 'Enter') return undefined; // a button is pressed
  const place = placeOf(event);
  if (!place && (command.do === 'remove' || command.do === 'shift')) return undefined; // only of what has the focus
  event.preventDefault();
  event.stopPropagation();
  return { command, place };
}

/** Does what was asked for in a place of the grid. */
export function runCommand(editor: JourneyEditor, host: EditorHost, command: GridCommand, here: Place): void {
  const { columns, macro } = host.sheet();
  const column = columns[here.column];
  switch (command.do) {
    case 'move':
      return editor.go({ row: here.row + command.rows, column: here.column + command.columns });
    case 'edge':
      return editor.go({ row: command.all ? (command.end ? host.rows().length - 1 : -1) : here.row, column: command.end ? columns.length - 1 : 0 });
    case 'phase': {
      const at = macro.findIndex(({ from, to }) => here.column >= from && here.column < to);
      const next = macro[Math.max(0, Math.min(macro.length - 1, at + command.by))];
      return editor.go({ row: here.row, column: next?.from ?? here.column });
    }
    case 'undo':
      return editor.undo();
    case 'redo':
      return editor.redo();
    case 'help':
      editor.showsHelp = !editor.showsHelp;
      return editor.redraw();
    case 'pane':
      return host.nextPane();
    case 'insert':
      return editor.insert(column);
    default:
  }
  if (!column) return;
  if (column.kind === 'guest') return command.do === 'edit' || command.do === 'details' ? host.guest(column) : void editor.say(editor.texts.text('journey.edit.not-written'), false);
  switch (command.do) {
    case 'edit':
      return editor.write(here);
    case 'menu':
      return editor.openMenu(column.id);
    case 'details':
      return host.details(column.id);
    case 'shift':
      return editor.shift(column, command.by, command.overPhases);
    case 'remove':
      return here.row === -1 ? editor.remove(column) : void editor.put(here, '');
    default:
  }
}
