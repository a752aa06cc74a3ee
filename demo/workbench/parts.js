// Two more views of the demo: files of another product, read by the plugin "Survey files", and a question that the plugin "Emotion question" draws.
const l10n = {
  en: { files: 'Files', felt: 'How it felt', sample: 'Open a sample export', question: 'How did your last visit feel?' },
  de: { files: 'Dateien', felt: 'Wie es sich anfühlte', sample: 'Beispielexport öffnen', question: 'Wie fühlte sich Ihr letzter Besuch an?' },
  ar: { files: 'ملفات', felt: 'كيف كان الشعور', sample: 'فتح ملف تجريبي', question: 'كيف كان شعورك في زيارتك الأخيرة؟' },
};

export const manifest = {
  publisher: 'tidewell', name: 'parts', version: '1.0.0', displayName: 'Files and feelings', engines: { cx: '*' }, main: './parts.js', l10n,
  description: 'Two views that show what the plugins of the repository can do.',
  contributes: { views: [{ id: 'tidewell.parts.files', title: '%files%' }, { id: 'tidewell.parts.felt', title: '%felt%', place: 'side' }] },
};

/** Responses of customers who do not exist, as Qualtrics would export them. */
function sampleExport() {
  const columns = [
    ['StartDate', 'Start Date', { ImportId: 'startDate', timeZone: 'Europe/Vienna' }], ['EndDate', 'End Date', { ImportId: 'endDate', timeZone: 'Europe/Vienna' }], ['Status', 'Response Type', { ImportId: 'status' }], ['IPAddress', 'IP Address', { ImportId: 'ipAddress' }],
    ['Finished', 'Finished', { ImportId: 'finished' }], ['ResponseId', 'Response ID', { ImportId: '_recordId' }], ['RecipientEmail', 'Recipient Email', { ImportId: 'recipientEmail' }], ['DistributionChannel', 'Distribution Channel', { ImportId: 'distributionChannel' }], ['UserLanguage', 'User Language', { ImportId: 'userLanguage' }],
    ['Q1_NPS_GROUP', 'How likely are you to recommend us? - Group', { ImportId: 'QID1_NPS_GROUP' }], ['Q1', 'How likely are you to recommend us?', { ImportId: 'QID1' }], ['Q2', 'How satisfied were you with the branch?', { ImportId: 'QID2' }], ['Q3', 'What should we do better?', { ImportId: 'QID3_TEXT' }], ['Region', 'Region', { ImportId: 'Region' }],
  ];
  let state = 20_261_127;
  const dice = (sides) => Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * sides);
  const rows = Array.from({ length: 600 }, (_, i) => {
    const day = `2026-${String(1 + (i % 10)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const score = [10, 9, 8, 10, 7, 3, 9, 6, 10, 8][dice(10)];
    const channel = ['email', 'anonymous', 'qr'][dice(3)];
    return [`${day} 09:00:00`, `${day} 09:04:30`, i % 60 === 0 ? 'Survey Preview' : 'IP Address', '192.0.2.1', i % 40 === 1 ? 'False' : 'True', `R_${i}`, 'nobody@example.com', channel, 'EN', score > 8 ? 'Promoter' : score > 6 ? 'Passive' : 'Detractor', score, Math.min(5, 2 + dice(5)), i % 9 === 0 ? 'Longer hours, please' : '', 'North'];
  });
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);
  const table = [columns.map(([name]) => name), columns.map(([, words]) => words), columns.map(([, , code]) => JSON.stringify(code)), ...rows];
  return new File([table.map((row) => row.map(cell).join(',')).join('\n')], 'Branch visit_November 20, 2026_09.15.csv', { type: 'text/csv' });
}

export default {
  activate(_context, cx) {
    cx.views.register('tidewell.parts.files', (container) => {
      const sample = Object.assign(document.createElement('button'), { type: 'button', className: 'sample', textContent: cx.l10n.t('sample') });
      const reader = document.createElement('cx-import');
      sample.addEventListener('click', () => void reader.open(sampleExport()));
      container.append(sample, reader);
    });
    cx.views.register('tidewell.parts.felt', (container) => {
      const survey = document.createElement('cx-survey');
      survey.definition = { format: 'cx-survey/1', id: 'visit', title: cx.l10n.t('felt'), language: cx.l10n.language, pages: [{ id: 'one', questions: [{ type: 'custom', kind: 'cx-examples.emotion', id: 'felt', title: cx.l10n.t('question') }] }] };
      container.append(survey);
    });
  },
};
