// The entry of the page "The board": what its script tag loads.
import '../../components/scorecard/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import '../../components/locales/insight/ar.js';
import '../../components/locales/insight/de.js';
import { registerMessages } from '../../components/base/localize.js';
import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { BoardPage } from './page.js';

registerMessages('de', de);
registerMessages('ar', ar);
BoardPage.define('demo-board');
