export { CxExportEvent, type Exported, type FileFormat } from './event.js';
export { ExportMenu, type ExportContent, type MadeFile } from './menu.js';
export { exportStyles } from './menu.styles.js';
export { exportMessages } from './messages/en.js';
export { tableIn, type ExportTable } from './table.js';
