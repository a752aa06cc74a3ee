/* The Arabic texts of what measures and what follows from it: charts, scorecards, actions, voices, advocacy, recognition. */
import { ar as board } from '../../action-board/messages/ar.js';
import { ar as advocacy } from '../../advocacy-spectrum/messages/ar.js';
import { ar as charts } from '../../base/charts/messages/ar.js';
import { ar as driverCharts } from '../../base/charts/messages/drivers/ar.js';
import { ar as exporting } from '../../base/export/messages/ar.js';
import { registerMessages } from '../../base/localize.js';
import { ar as recognize } from '../../recognize/messages/ar.js';
import { ar as drivers } from '../../drivers/messages/ar.js';
import { ar as scorecards } from '../../scorecard/messages/ar.js';
import { ar as sources } from '../../scorecard/sources/messages/ar.js';
import { ar as summary } from '../../scorecard/messages/summary/ar.js';
import { ar as review } from '../../review-pack/messages/ar.js';
import { ar as voices } from '../../voice-wall/messages/ar.js';

for (const texts of [advocacy, recognize, charts, driverCharts, drivers, exporting, sources, summary, board, scorecards, review, voices]) registerMessages('ar', texts);
