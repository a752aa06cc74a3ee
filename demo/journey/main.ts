// The entry of the page "The journey": what its script tag loads.
import '../../components/journey-flow/define.js';
import '../../components/journey-map/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import '../../components/locales/journey-ar.js';
import '../../components/locales/journey-de.js';
import { registerMessages } from '../../components/base/localize.js';
import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { JourneyPage } from './page.js';

registerMessages('de', de);
registerMessages('ar', ar);
JourneyPage.define('demo-journey');
