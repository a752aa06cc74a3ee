/** A place of the grid; row -1 is that of the names. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The place of an event in the grid. */
export function placeOf(event: Event): Place | undefined {
  const cell = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset['column'] !== undefined);
  return cell && { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
