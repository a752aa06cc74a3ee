/** What a key asks of the grid. */
export type GridCommand =
  | { readonly do: 'move'; readonly columns: number; readonly rows: number }
  | { readonly do: 'edge'; readonly end: boolean; readonly all: boolean }
  | { readonly do: 'phase'; readonly by: 1 | -1 }
  | { readonly do: 'shift'; readonly by: 1 | -1; readonly overPhases: boolean }
  | { readonly do: 'edit' | 'insert' | 'remove' | 'undo' | 'redo' | 'menu' | 'details' | 'help' | 'pane' };

/** Reads a key: arrows go the way they point, in any direction of writing. */
export function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, rightToLeft: boolean): GridCommand | undefined {
  const control = ctrlKey || metaKey;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const side = key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : undefined;
  if (side !== undefined && altKey && !control) return { do: 'shift', by: side, overPhases: shiftKey };
  if (altKey) return undefined;
  if (control) {
    switch (key.toLowerCase()) {
      case 'z':
        return { do: shiftKey ? 'redo' : 'undo' };
      case 'y':
        return { do: 'redo' };
      case 'home':
        return { do: 'edge', end: false, all: true };
      case 'end':
        return { do: 'edge', end: true, all: true };
      case 'enter':
        return { do: 'details' };
      default:
        return undefined;
    }
  }
  if (side !== undefined) return { do: 'move', columns: side, rows: 0 };
  switch (key) {
    case 'ArrowUp':
      return { do: 'move', columns: 0, rows: -1 };
    case 'ArrowDown':
      return { do: 'move', columns: 0, rows: 1 };
    case 'Home':
      return { do: 'edge', end: false, all: false };
    case 'End':
      return { do: 'edge', end: true, all: false };
    case 'PageUp':
      return { do: 'phase', by: -1 };
    case 'PageDown':
      return { do: 'phase', by: 1 };
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case 'Insert':
      return { do: 'insert' };
    case 'Delete':
      return { do: 'remove' };
    case 'ContextMenu':
      return { do: 'menu' };
    case 'F10':
      return shiftKey ? { do: 'menu' } : undefined;
    case 'F6':
      return { do: 'pane' };
    case '?':
      return { do: 'help' };
    default:
      return undefined;
  }
}
