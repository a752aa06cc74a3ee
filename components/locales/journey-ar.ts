/* The Arabic texts of journey maps. */
import { registerMessages } from '../base/localize.js';
import { ar as exporting } from '../base/export/messages/ar.js';
import { ar as editing } from '../journey-map/edit/messages/ar.js';
import { ar as journey } from '../journey-map/messages/ar.js';

for (const texts of [exporting, journey, editing]) registerMessages('ar', texts);
