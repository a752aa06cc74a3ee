// Writes the JSON Schemas (2020-12) of everything that crosses a boundary, from the zod schemas that check it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { advocacyCountsSchema, advocacyDocumentSchema } from '../dist/src/advocacy/index.js';
import { pluginManifestSchema } from '../dist/src/model/plugin/index.js';
import {
  answerSchema, askRecordSchema, catalogueSchema, consentEventSchema, contactPolicySchema, eventSchemas, instrumentSchema, metricDefinitionSchema, metricFileSchema, preferencesSchema, surveySchema, surveyStateSchema, surveyTestsSchema,
} from '../dist/src/model/index.js';
import { journeySchema } from '../dist/src/journey/index.js';
import { actionsDocumentSchema } from '../dist/src/actions/index.js';
import { moderationSchema, themesSchema, verbatimSchema } from '../dist/src/voice/index.js';
import { cubeSnapshotSchema } from '../dist/src/metrics/index.js';
import { scorecardSchema } from '../dist/src/scorecard/index.js';

export async function writeSchemas(folder) {
  const event = z.discriminatedUnion('type', Object.values(eventSchemas));
  const documents = {
    event: { schema: event, id: 'urn:cx-elements:event:1', title: 'A customer-experience event in a CloudEvents 1.0 envelope' },
    'event-batch': { schema: z.array(event), id: 'urn:cx-elements:event-batch:1', title: 'A batch of events, as POST /v1/events takes it' },
    advocacy: { schema: advocacyDocumentSchema, id: 'urn:cx-elements:advocacy:1', title: 'Rules that put customers into six advocacy segments' },
    'advocacy-counts': { schema: advocacyCountsSchema, id: 'urn:cx-elements:advocacy-counts:1', title: 'How many customers are in which advocacy segment, and went from which to which' },
    answer: { schema: answerSchema, id: 'urn:cx-elements:answer:1', title: 'One answer to one question' },
    instrument: { schema: instrumentSchema, id: 'urn:cx-elements:instrument:1', title: 'How an answer was taken' },
    'plugin-manifest': { schema: pluginManifestSchema, id: 'urn:cx-elements:plugin-manifest:1', title: 'The manifest of a plugin (plugin.json)' },
    metric: { schema: metricDefinitionSchema, id: 'urn:cx-elements:metric:1', title: 'A metric as data' },
    metrics: { schema: metricFileSchema, id: 'urn:cx-elements:metrics:1', title: 'A file of metrics, as cx-collector --metrics reads it' },
    catalogue: { schema: catalogueSchema, id: 'urn:cx-elements:catalogue:1', title: 'What a company may write, how, and by which rules' },
    preferences: { schema: preferencesSchema, id: 'urn:cx-elements:preferences:1', title: 'What one customer has chosen' },
    'consent-event': { schema: consentEventSchema, id: 'urn:cx-elements:consent-event:1', title: 'An entry of the ledger of consents' },
    'contact-policy': { schema: contactPolicySchema, id: 'urn:cx-elements:contact-policy:1', title: 'Whom surveys may ask, and how often' },
    'ask-record': { schema: askRecordSchema, id: 'urn:cx-elements:ask-record:1', title: 'One survey that was put before one visitor' },
    survey: { schema: surveySchema, id: 'urn:cx-elements:survey:1', title: 'A survey' },
    'survey-tests': { schema: surveyTestsSchema, id: 'urn:cx-elements:survey-tests:1', title: 'Tests of a survey' },
    'survey-state': { schema: surveyStateSchema, id: 'urn:cx-elements:survey-state:1', title: 'Where somebody stands in a survey' },
    scorecard: { schema: scorecardSchema, id: 'urn:cx-elements:scorecard:1', title: 'A scorecard' },
    journey: { schema: journeySchema, id: 'urn:cx-elements:journey:1', title: 'A journey map' },
    actions: { schema: actionsDocumentSchema, id: 'urn:cx-elements:actions:1', title: 'Actions of a team, and what is expected of them' },
    verbatim: { schema: verbatimSchema, id: 'urn:cx-elements:verbatim:1', title: 'What a customer wrote, masked' },
    moderation: { schema: moderationSchema, id: 'urn:cx-elements:moderation:1', title: 'By which rules verbatims are shown, and what people decided' },
    themes: { schema: themesSchema, id: 'urn:cx-elements:themes:1', title: 'Themes of verbatims, by words' },
    cube: { schema: cubeSnapshotSchema, id: 'urn:cx-elements:cube:1', title: 'The sums of metrics over groups and periods' },
    ...Object.fromEntries(
      Object.entries(eventSchemas).map(([type, schema]) => [type.replace(/^cx\./, ''), { schema, id: `urn:cx-elements:${type.replace(/^cx\./, '')}:1`, title: type }]),
    ),
  };
  for (const [name, { schema, id, title }] of Object.entries(documents)) {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' });
    writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify({ $schema, $id: id, title, ...rest }, null, 2)}\n`);
  }
  return Object.keys(documents);
}
