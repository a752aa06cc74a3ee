/* The German texts of what measures and what follows from it: charts, scorecards, actions, voices, advocacy, recognition. */
import { de as board } from '../../action-board/messages/de.js';
import { de as advocacy } from '../../advocacy-spectrum/messages/de.js';
import { de as charts } from '../../base/charts/messages/de.js';
import { de as driverCharts } from '../../base/charts/messages/drivers/de.js';
import { de as exporting } from '../../base/export/messages/de.js';
import { registerMessages } from '../../base/localize.js';
import { de as recognize } from '../../recognize/messages/de.js';
import { de as drivers } from '../../drivers/messages/de.js';
import { de as scorecards } from '../../scorecard/messages/de.js';
import { de as sources } from '../../scorecard/sources/messages/de.js';
import { de as summary } from '../../scorecard/messages/summary/de.js';
import { de as review } from '../../review-pack/messages/de.js';
import { de as voices } from '../../voice-wall/messages/de.js';

for (const texts of [advocacy, recognize, charts, driverCharts, drivers, exporting, sources, summary, board, scorecards, review, voices]) registerMessages('de', texts);
