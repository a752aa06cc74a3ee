/* The Arabic texts of journey maps. */
import { registerMessages } from '../base/localize.js';
import { ar as exporting } from '../base/export/messages/ar.js';
import { ar as editing } from '../journey-map/edit/messages/ar.js';
import { ar as live } from '../journey-map/layers/live/messages/ar.js';
import { ar as observed } from '../journey-map/layers/observed/messages/ar.js';
import { ar as flow } from '../journey-flow/messages/ar.js';
import { ar as journey } from '../journey-map/messages/ar.js';
import { ar as sources } from '../scorecard/sources/messages/ar.js';

for (const texts of [exporting, journey, editing, sources, live, observed, flow]) registerMessages('ar', texts);
