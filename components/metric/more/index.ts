import { periodName } from '../../base/periods.js';
import { renderDetails } from './details.js';
import type { More } from './door.js';
import { layersOf, scaleOf } from './layers.js';
import { messages } from './more.messages.js';
import { styles } from './more.styles.js';
import { absenceOf, renderNotes } from './notes.js';
import { renderProcess } from './process.js';

/** What tiles need besides a figure and its line. */
export const more: More = { styles, messages, periodName, layers: layersOf, scale: scaleOf, absence: absenceOf, process: renderProcess, notes: renderNotes, details: renderDetails };
