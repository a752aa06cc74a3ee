// The entry of the page "Analysis": what its script tag loads.
import '../../components/import/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import { registerMessages } from '../../components/base/localize.js';
import { ar as chartsAr } from '../../components/base/charts/messages/ar.js';
import { de as chartsDe } from '../../components/base/charts/messages/de.js';
import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { AnalysisPage } from './page.js';

registerMessages('de', { ...chartsDe, ...de });
registerMessages('ar', { ...chartsAr, ...ar });
AnalysisPage.define('demo-analysis');
