/* The Arabic texts of journey maps. */
import { registerMessages } from '../base/localize.js';
import { ar as exporting } from '../base/export/messages/ar.js';
import { ar as editing } from '../journey-map/edit/messages/ar.js';
import { ar as beside } from '../journey-map/layers/beside/messages/ar.js';
import { ar as giving } from '../journey-map/layers/giving/messages/ar.js';
import { ar as jumps } from '../journey-map/layers/jumps/messages/ar.js';
import { ar as live } from '../journey-map/layers/live/messages/ar.js';
import { ar as plugins } from '../journey-map/layers/plugins/messages/ar.js';
import { ar as observed } from '../journey-map/layers/observed/messages/ar.js';
import { ar as flow } from '../journey-flow/messages/ar.js';
import { ar as journey } from '../journey-map/messages/ar.js';
import { ar as session } from '../journey-session/messages/ar.js';
import { ar as links } from '../journey-session/links/messages/ar.js';
import { ar as sources } from '../scorecard/sources/messages/ar.js';

for (const texts of [exporting, journey, editing, session, links, sources, live, observed, flow, beside, giving, jumps, plugins]) registerMessages('ar', texts);
