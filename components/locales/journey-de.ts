/* The German texts of journey maps. */
import { registerMessages } from '../base/localize.js';
import { de as exporting } from '../base/export/messages/de.js';
import { de as editing } from '../journey-map/edit/messages/de.js';
import { de as beside } from '../journey-map/layers/beside/messages/de.js';
import { de as giving } from '../journey-map/layers/giving/messages/de.js';
import { de as jumps } from '../journey-map/layers/jumps/messages/de.js';
import { de as live } from '../journey-map/layers/live/messages/de.js';
import { de as plugins } from '../journey-map/layers/plugins/messages/de.js';
import { de as observed } from '../journey-map/layers/observed/messages/de.js';
import { de as flow } from '../journey-flow/messages/de.js';
import { de as journey } from '../journey-map/messages/de.js';
import { de as session } from '../journey-session/messages/de.js';
import { de as links } from '../journey-session/links/messages/de.js';
import { de as sources } from '../scorecard/sources/messages/de.js';

for (const texts of [exporting, journey, editing, session, links, sources, live, observed, flow, beside, giving, jumps, plugins]) registerMessages('de', texts);
