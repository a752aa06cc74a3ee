export { CxExportEvent, type Exported } from './event.js';
export { ExportMenu, type ExportContent } from './menu.js';
export { exportStyles } from './menu.styles.js';
export { exportMessages } from './messages/en.js';
export { tableIn, type ExportTable } from './table.js';
