/* The German texts of journey maps. */
import { registerMessages } from '../base/localize.js';
import { de as exporting } from '../base/export/messages/de.js';
import { de as editing } from '../journey-map/edit/messages/de.js';
import { de as journey } from '../journey-map/messages/de.js';

for (const texts of [exporting, journey, editing]) registerMessages('de', texts);
