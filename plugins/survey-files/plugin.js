// Reads the responses that Qualtrics exports as CSV or TSV, and writes answers and figures as CSV. It runs isolated: it sees
// the file that a person chose, and has neither network nor storage.
import { definePlugin } from 'cx-elements/sdk';

const RATINGS = [
  { metric: 'csat', min: 1, max: 5, asks: /satisf|zufrieden|راض|رضا/i },
  { metric: 'ces', min: 1, max: 7, asks: /effort|\beas(y|ily|e)\b|aufwand|einfach|leicht|سهل|جهد/i },
];
/** What the third header row calls columns that say who somebody is. They stay in the file. */
const PERSONAL = new Set(['ipAddress', 'recipientLastName', 'recipientFirstName', 'recipientEmail', 'externalDataReference', 'locationLatitude', 'locationLongitude']);
const USED = new Set(['startDate', 'endDate', 'recordedDate', 'status', 'progress', 'duration', 'finished', '_recordId', 'userLanguage', 'distributionChannel']);
/** Responses that nobody meant: previews, tests and what Qualtrics takes for spam, as text and as number. */
const NOT_MEANT = /preview|test|spam|^(1|2|8|9|12|17)$/i;

/** The rows of a table by RFC 4180, one after the other. */
function* rowsOf(text) {
  const delimiter = (text.slice(0, text.search(/[\r\n]|$/)).match(/\t/g)?.length ?? 0) > 0 ? '\t' : ',';
  let row = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      row.push(cell);
      if (row.length > 1 || row[0] !== '') yield row;
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) yield [...row, cell];
}

/** A column by its three header rows: `Q1`, `How likely are you ...`, `{"ImportId":"QID1"}`. */
function columnOf(name, text, code, index) {
  let read = {};
  try {
    read = JSON.parse(code);
  } catch {
    // a column without a code is one that somebody added
  }
  return { index, name, text: text.trim().replace(/\s+/g, ' '), id: typeof read.ImportId === 'string' ? read.ImportId : '', choice: read.choiceId, zone: read.timeZone };
}

/** 128 bits of a text in hexadecimal (FNV-1a, four times): the same response has the same id each time it is read. */
function hash(text) {
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) for (let k = 0; k < 4; k++) parts[k] = Math.imul(parts[k] ^ (text.charCodeAt(i) + k), 0x01000193 + 2 * k) >>> 0;
  return parts.map((part) => part.toString(16).padStart(8, '0')).join('');
}

/** A UUID of version 7 whose time is that of the response and whose rest comes from what it is. */
function idOf(time, what) {
  const rest = hash(what);
  const clock = Math.max(0, time).toString(16).padStart(12, '0');
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${rest.slice(0, 3)}-${((parseInt(rest[3], 16) & 3) | 8).toString(16)}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
}

/** Milliseconds since 1970 of `2026-01-31 14:05:00` by the clocks of a zone; NaN if it is no time. */
function momentOf(text, formatter) {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
  if (parts.length === 0) return NaN;
  const [year, month, day, hour, minute, second = 0] = parts.map((part) => Number(part ?? 0));
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = (at) => {
    const shown = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) - at;
  };
  const first = asIfUtc - offset(asIfUtc);
  return asIfUtc - offset(first); // once more, for the hours around a change of clocks
}

function formatterOf(zone) {
  const options = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' };
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601', { ...options, timeZone: zone === 'Z' ? 'UTC' : zone });
  } catch {
    return undefined;
  }
}

const slug = (name, before) => `${/^[a-z]/i.test(name) ? '' : before}${name}`.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').slice(0, 64);
const line = (text, most) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').toWellFormed().trim().slice(0, most).toWellFormed();

/** Decides what each column is, once all rows are known. */
function plan(columns, rows, { segments }, t) {
  const names = new Set(columns.map(({ name }) => name));
  const leftOut = [];
  const out = (column, why) => void leftOut.push({ kind: 'left-out', what: line(column.name, 100) || '?', why: t(why) });
  const questions = [];
  for (const column of columns) {
    const { name, text, id, index } = column;
    if (USED.has(id)) continue;
    if (PERSONAL.has(id)) out(column, 'personal');
    else if (segments.includes(name)) continue;
    else if (name.endsWith('_NPS_GROUP')) out(column, 'derived');
    else if (/_DO(_|$)/.test(name) || id.endsWith('_DO')) out(column, 'order');
    else if (!/^QID\d/.test(id)) out(column, 'embedded');
    else if (id.endsWith('_TEXT')) questions.push({ column, kind: 'text' });
    else {
      const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
      const whole = cells.length > 0 && cells.every((cell) => /^\d{1,2}$/.test(cell.trim()));
      const within = (min, max) => whole && cells.every((cell) => Number(cell) >= min && Number(cell) <= max);
      if (names.has(`${name}_NPS_GROUP`) && within(0, 10)) questions.push({ column, kind: 'score', metric: 'nps', min: 0, max: 10 });
      else {
        const rating = RATINGS.find(({ min, max, asks }) => asks.test(text) && within(min, max));
        questions.push(rating ? { column, kind: 'score', ...rating } : { column, kind: 'choice', several: column.choice !== undefined });
      }
    }
  }
  return { questions, leftOut };
}

function answersOf(row, questions, language) {
  const answers = [];
  const several = new Map();
  for (const { column, kind, metric, min, max, several: split } of questions) {
    const cell = (row[column.index] ?? '').trim();
    if (cell === '') continue;
    // columns of one question that several choices could be made in have one id
    const question = slug(split ? column.id : column.name, 'q-');
    if (kind === 'text') answers.push({ kind, question, text: cell.replaceAll('\0', '').toWellFormed().slice(0, 10_000).toWellFormed() });
    else if (kind === 'score') {
      answers.push({ kind, question, value: Number(cell), instrument: { metric, scale: { min, max }, wording: hash(column.text).slice(0, 16), language, order: 'ascending', mode: 'unknown' } });
    } else if (several.has(question)) several.get(question).choices.push(line(cell, 120));
    else {
      const answer = { kind, question, choices: [line(cell, 120)] };
      if (split) several.set(question, answer);
      answers.push(answer);
    }
  }
  return answers.slice(0, 500);
}

/** The events of an export, and what of it is left behind. */
async function* read({ name, text }, settings, t, signal) {
  const [head, words, codes, ...rows] = rowsOf(text);
  if (!codes) throw new Error(t('no-headers'));
  const columns = head.map((title, i) => columnOf(title.trim(), words[i] ?? '', codes[i] ?? '', i));
  const column = (id) => columns.find((one) => one.id === id);
  const recordId = column('_recordId');
  const ended = column('endDate') ?? column('recordedDate') ?? column('startDate');
  if (!recordId || !ended) throw new Error(t('no-columns'));
  const formatter = formatterOf(ended.zone ?? 'UTC');
  if (!formatter) yield { kind: 'left-out', what: ended.zone, why: t('zone') };
  const { questions, leftOut } = plan(columns, rows, settings, t);
  yield* leftOut;
  const groups = columns.filter(({ name: title, id }) => settings.segments.includes(title) && !PERSONAL.has(id));
  const counts = { 'not-meant': 0, undated: 0, partial: 0 };
  const cell = (row, id) => (row[column(id)?.index ?? -1] ?? '').trim();
  const survey = slug(settings.survey || name.replace(/\.\w+$/, '').replace(/_[A-Z][a-z]+ \d+, \d{4}_[\d.]+$/, ''), 's-') || 'qualtrics';
  for (const row of rows) {
    signal.throwIfAborted();
    if (NOT_MEANT.test(cell(row, 'status'))) counts['not-meant'] += 1;
    else {
      const time = momentOf((row[ended.index] ?? '').trim(), formatter ?? formatterOf('UTC'));
      if (Number.isNaN(time)) counts.undated += 1;
      else {
        const finished = !/^(0|false)$/i.test(cell(row, 'finished'));
        if (!finished) counts.partial += 1;
        const type = finished ? 'cx.response.submitted' : 'cx.response.saved';
        const record = (row[recordId.index] ?? '').trim();
        const language = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(cell(row, 'userLanguage')) ? cell(row, 'userLanguage').replace(/^[A-Z]+/, (tag) => tag.toLowerCase()) : 'und';
        const seconds = Number(cell(row, 'duration'));
        const segments = Object.fromEntries([
          ...(column('distributionChannel') && cell(row, 'distributionChannel') ? [['channel', line(cell(row, 'distributionChannel'), 80)]] : []),
          ...groups.map(({ name: title, index }) => [slug(title, 's-').replaceAll('.', '-').slice(0, 40), line(row[index] ?? '', 80)]).filter(([, value]) => value !== ''),
        ]);
        const data = { response: idOf(time, `response ${record}`), survey, segments, answers: answersOf(row, questions, language), ...(seconds >= 0 && cell(row, 'duration') !== '' && { duration: Math.round(seconds * 1000) }) };
        yield { kind: 'event', event: { specversion: '1.0', id: idOf(time, `event ${record}`), source: 'urn:qualtrics', type, time: new Date(time).toISOString(), dataschema: `urn:cx-elements:${type.slice(3)}:1`, data } };
      }
    }
  }
  for (const [why, count] of Object.entries(counts)) if (count > 0) yield { kind: 'left-out', what: t(`${why}.rows`), why: t(why), rows: count };
}

/** A cell of CSV. What a spreadsheet would take for a formula gets an apostrophe before it; a number stays one. */
function csvCell(value) {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const inert = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
const csvLine = (...cells) => `${cells.map(csvCell).join(',')}\r\n`;

/** An answer as a number and as words, whichever it has. */
function said(answer) {
  switch (answer.kind) {
    case 'score':
    case 'number':
      return [answer.value, answer.unit ?? ''];
    case 'emotion':
      return [answer.intensity ?? '', answer.word];
    case 'text':
      return ['', answer.text];
    case 'choice':
      return ['', [...answer.choices, ...(answer.other === undefined ? [] : [answer.other])].join('; ')];
    case 'ranking':
      return ['', answer.order.join('; ')];
    case 'date':
      return ['', answer.date];
    case 'consent':
      return [answer.given ? 1 : 0, answer.purpose];
    case 'file':
      return ['', answer.files.map(({ name }) => name).join('; ')];
    default:
      return ['', '']; // contact details are not for a table of answers
  }
}

async function write(content, signal) {
  const lines = [];
  if (content.kind === 'figures') {
    lines.push(csvLine('metric', 'period', 'dimension', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'method', 'interval', 'reason'));
    for await (const one of content.figures) {
      signal.throwIfAborted();
      lines.push(csvLine(one.metric, one.period, one.dimension, one.group, one.value, one.unit, one.n, one.lower, one.upper, one.level, one.method, one.interval, one.reason));
    }
  } else {
    lines.push(csvLine('time', 'response', 'survey', 'touchpoint', 'question', 'kind', 'metric', 'value', 'text'));
    for await (const { type, time, data } of content.events) {
      signal.throwIfAborted();
      if (type !== 'cx.response.submitted') continue;
      for (const answer of data.answers) {
        const [value, words] = said(answer);
        lines.push(csvLine(time, data.response, data.survey, data.touchpoint, answer.question, answer.kind, answer.instrument?.metric, value, words));
      }
    }
  }
  return { name: content.kind === 'figures' ? 'figures.csv' : 'answers.csv', type: 'text/csv;charset=utf-8', text: lines.join('') };
}

export default definePlugin({
  publisher: 'cx-examples',
  name: 'survey-files',
  version: '1.0.0',
  displayName: 'Survey files',
  description: 'Reads responses that were exported from Qualtrics, and writes answers and figures as CSV that no spreadsheet runs.',
  engines: { cx: '>=0.1.0 <1.0.0' },
  capabilities: [{ capability: 'files.read', reasoning: 'Reads the exports that you open, and looks at the beginning of a file to know one.' }, { capability: 'events:read:response', reasoning: 'Writes the answers that you export into the file, without names and texts.' }],
  l10n: {
    en: {
      qualtrics: 'Qualtrics responses', csv: 'CSV', segments: 'Groups', 'segments-about': 'Names of columns with embedded data by which to compare groups, such as "Region".', survey: 'Survey', 'survey-about': 'The name of the survey; from the name of the file if empty.',
      personal: 'says who somebody is, so it stays in the file', derived: 'is worked out anew from the score', order: 'the order in which choices were shown', embedded: 'embedded data; name it in the settings to compare groups by it',
      zone: 'no time zone that is known here; times are taken as UTC', 'no-headers': 'A Qualtrics export has three header rows; this file has fewer rows.', 'no-columns': 'The columns ResponseId and EndDate are not there. Export with all fields.',
      'not-meant.rows': 'Previews, tests, spam', 'not-meant': 'nobody meant them as answers', 'undated.rows': 'Responses without a date', undated: 'their end cannot be read', 'partial.rows': 'Unfinished responses', partial: 'kept as partial, and not counted',
    },
    de: {
      qualtrics: 'Antworten aus Qualtrics', csv: 'CSV', segments: 'Gruppen', 'segments-about': 'Namen von Spalten mit eingebetteten Daten, nach denen verglichen wird, etwa „Region“.', survey: 'Umfrage', 'survey-about': 'Der Name der Umfrage; aus dem Dateinamen, wenn leer.',
      personal: 'sagt, wer jemand ist, und bleibt in der Datei', derived: 'wird aus der Note neu berechnet', order: 'die Reihenfolge, in der Antworten gezeigt wurden', embedded: 'eingebettete Daten; in den Einstellungen nennen, um danach zu vergleichen',
      zone: 'keine hier bekannte Zeitzone; die Zeiten gelten als UTC', 'no-headers': 'Ein Export aus Qualtrics hat drei Kopfzeilen; diese Datei hat weniger Zeilen.', 'no-columns': 'Die Spalten ResponseId und EndDate fehlen. Exportieren Sie mit allen Feldern.',
      'not-meant.rows': 'Vorschauen, Tests, Spam', 'not-meant': 'niemand meinte sie als Antwort', 'undated.rows': 'Antworten ohne Datum', undated: 'ihr Ende ist nicht lesbar', 'partial.rows': 'Unvollendete Antworten', partial: 'als unvollendet behalten und nicht gezählt',
    },
    ar: {
      qualtrics: 'إجابات Qualtrics', csv: 'CSV', segments: 'المجموعات', 'segments-about': 'أسماء أعمدة البيانات المضمنة التي تُقارن المجموعات بها، مثل «Region».', survey: 'الاستبيان', 'survey-about': 'اسم الاستبيان؛ من اسم الملف إن تُرك فارغًا.',
      personal: 'يدل على هوية شخص، فيبقى في الملف', derived: 'يُحسب من جديد من الدرجة', order: 'الترتيب الذي عُرضت به الخيارات', embedded: 'بيانات مضمنة؛ اذكرها في الإعدادات للمقارنة بها',
      zone: 'منطقة زمنية غير معروفة هنا؛ تُعد الأوقات بالتوقيت العالمي', 'no-headers': 'لملف Qualtrics ثلاثة صفوف عناوين؛ صفوف هذا الملف أقل.', 'no-columns': 'العمودان ResponseId وEndDate غير موجودين. صدّر مع كل الحقول.',
      'not-meant.rows': 'معاينات واختبارات ورسائل مزعجة', 'not-meant': 'لم يقصدها أحد إجابةً', 'undated.rows': 'إجابات بلا تاريخ', undated: 'لا يمكن قراءة وقت انتهائها', 'partial.rows': 'إجابات غير مكتملة', partial: 'حُفظت كإجابات جزئية ولا تُحسب',
    },
  },
  contributes: {
    importers: [{ id: 'cx-examples.qualtrics', title: '%qualtrics%', extensions: ['csv', 'tsv', 'txt'] }],
    exporters: [{ id: 'cx-examples.csv', title: '%csv%', extensions: ['csv'], writes: ['events', 'figures'] }],
    configuration: [
      { key: 'cx-examples.qualtrics.segments', type: 'strings', default: [], title: '%segments%', description: '%segments-about%', order: 1 },
      { key: 'cx-examples.qualtrics.survey', type: 'string', default: '', maxLength: 64, title: '%survey%', description: '%survey-about%', order: 2 },
    ],
  },
  activate(_context, cx) {
    const settings = async () => {
      const configuration = cx.workspace.getConfiguration();
      return { segments: await configuration.get('cx-examples.qualtrics.segments'), survey: await configuration.get('cx-examples.qualtrics.survey') };
    };
    cx.importers.register('cx-examples.qualtrics', {
      // the third header row gives it away
      detect: (_name, head) => (/\{""?ImportId""?:""?/.test(head) ? 1 : /^"?StartDate"?[,\t]"?EndDate"?[,\t]"?Status"?/.test(head) ? 0.6 : 0),
      read: async function* (file, signal) {
        yield* read(file, await settings(), (key) => cx.l10n.t(key), signal);
      },
    });
    cx.exporters.register('cx-examples.csv', { write });
  },
});
