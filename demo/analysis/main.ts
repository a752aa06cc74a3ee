// The entry of the page "Analysis": what its script tag loads.
import '../../components/drivers/define.js';
import '../../components/import/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import '../../components/locales/insight/ar.js';
import '../../components/locales/insight/de.js';
import { registerMessages } from '../../components/base/localize.js';
import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { AnalysisPage } from './page.js';

registerMessages('de', de);
registerMessages('ar', ar);
AnalysisPage.define('demo-analysis');
