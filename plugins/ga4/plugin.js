// Tells Google Analytics 4 what customers do in surveys, through the data layer of the page. It runs trusted, since only code in
// the page reaches window.dataLayer; so it asks for consent itself, and lets go of nothing that says who somebody is.
import { dataLayerWriter, ga4Name, ga4Parameters, isGa4Name } from 'cx-elements/delivery/sinks';
import { definePlugin } from 'cx-elements/sdk';

const ID = 'cx-examples.ga4';
const TYPES = ['cx.response.submitted', 'cx.survey.shown', 'cx.survey.dismissed', 'cx.case.opened', 'cx.case.resolved', 'cx.membership.joined', 'cx.decision.voted'];
/** Names of a site's own, written `cx.response.submitted=survey_answer`. What cannot be one is reported, and ours stays. */
function ownNames(pairs, log) {
  const names = new Map();
  for (const pair of pairs) {
    const [type, name = ''] = pair.split('=').map((part) => part.trim());
    if (TYPES.includes(type) && isGa4Name(name)) names.set(type, name);
    else log.warn(`"${pair}" gives no name that GA4 takes: a letter, then letters, digits and underscores, 40 at most, and none of its own.`);
  }
  return names;
}

export default definePlugin({
  publisher: 'cx-examples',
  name: 'ga4',
  version: '1.0.0',
  displayName: 'Google Analytics 4',
  description: 'Tells Google Analytics, through the data layer of the page, what customers do in surveys: scores and not words, and only with consent.',
  engines: { cx: '>=0.1.0 <1.0.0' },
  activationEvents: ['onEvent:cx.consent.given', 'onEvent:cx.consent.withdrawn'],
  l10n: {
    en: {
      sink: 'Google Analytics 4', events: 'Events', 'events-about': 'What is told; all of them, if empty.', names: 'Names', 'names-about': 'Names of your own for events, such as "cx.response.submitted=survey_answer".',
      include: 'Answers beside scores', 'include-about': 'Also tell what was chosen, or the word for a feeling. Not if people can write there what they like.', layer: 'Data layer', 'layer-about': 'The name of the variable, if it is not dataLayer.',
      form: 'Read by', 'form-about': 'Tag Manager reads objects; gtag.js reads calls.', manager: 'Google Tag Manager', gtag: 'gtag.js alone', purpose: 'Purpose', 'purpose-about': 'To which purpose customers must have consented; "necessary" asks nobody.', consent: 'Say what the customer allows', state: 'How the data layer stands', category: 'Analytics',
    },
    de: {
      sink: 'Google Analytics 4', events: 'Ereignisse', 'events-about': 'Was gesagt wird; alles, wenn leer.', names: 'Namen', 'names-about': 'Eigene Namen für Ereignisse, etwa „cx.response.submitted=survey_answer“.',
      include: 'Antworten neben Noten', 'include-about': 'Auch sagen, was gewählt wurde, oder das Wort für ein Gefühl. Nicht, wenn man dort schreiben kann, was man will.', layer: 'Data Layer', 'layer-about': 'Der Name der Variablen, wenn er nicht dataLayer ist.',
      form: 'Gelesen von', 'form-about': 'Der Tag Manager liest Objekte, gtag.js Aufrufe.', manager: 'Google Tag Manager', gtag: 'nur gtag.js', purpose: 'Zweck', 'purpose-about': 'Welchem Zweck zugestimmt sein muss; „necessary“ fragt niemanden.', consent: 'Sagen, was erlaubt ist', state: 'Stand des Data Layers', category: 'Analyse',
    },
    ar: {
      sink: 'Google Analytics 4', events: 'الأحداث', 'events-about': 'ما يُبلَّغ؛ كلها إن تُركت فارغة.', names: 'الأسماء', 'names-about': 'أسماء خاصة للأحداث، مثل «cx.response.submitted=survey_answer».',
      include: 'إجابات مع الدرجات', 'include-about': 'إبلاغ ما اختير أو كلمة الشعور أيضًا. لا إن كان بوسع الناس كتابة ما يشاؤون.', layer: 'طبقة البيانات', 'layer-about': 'اسم المتغير إن لم يكن dataLayer.',
      form: 'القارئ', 'form-about': 'يقرأ Tag Manager كائنات، ويقرأ gtag.js نداءات.', manager: 'Google Tag Manager', gtag: 'gtag.js وحده', purpose: 'الغرض', 'purpose-about': 'الغرض الذي يجب أن يوافق عليه العملاء؛ «necessary» لا يسأل أحدًا.', consent: 'تحديد ما يسمح به العميل', state: 'حالة طبقة البيانات', category: 'التحليلات',
    },
  },
  contributes: {
    sinks: [{ id: ID, title: '%sink%', events: TYPES, watches: true }],
    commands: [
      { command: `${ID}.consent`, title: '%consent%', category: '%category%' },
      { command: `${ID}.state`, title: '%state%', category: '%category%' },
    ],
    menus: [
      { menu: 'commandPalette', command: `${ID}.consent`, when: 'false' },
      { menu: 'commandPalette', command: `${ID}.state`, when: 'false' },
    ],
    configuration: [
      { key: `${ID}.events`, type: 'strings', default: [], enum: TYPES, title: '%events%', description: '%events-about%', order: 1 },
      { key: `${ID}.names`, type: 'strings', default: [], title: '%names%', description: '%names-about%', order: 2 },
      { key: `${ID}.include`, type: 'strings', default: [], enum: ['choices', 'emotions'], title: '%include%', description: '%include-about%', order: 3 },
      { key: `${ID}.form`, type: 'string', default: 'tag-manager', enum: ['tag-manager', 'gtag'], enumDescriptions: ['%manager%', '%gtag%'], title: '%form%', description: '%form-about%', order: 4 },
      { key: `${ID}.layer`, type: 'string', default: 'dataLayer', pattern: '^[A-Za-z_$][A-Za-z0-9_$]*$', maxLength: 60, title: '%layer%', description: '%layer-about%', order: 5 },
      { key: `${ID}.purpose`, type: 'string', default: 'analytics', maxLength: 64, title: '%purpose%', description: '%purpose-about%', order: 6 },
    ],
  },
  activate(context, cx) {
    const setting = (name) => cx.workspace.getConfiguration().get(`${ID}.${name}`);
    const state = { allowed: false, told: 0, dropped: 0 };
    let names = ownNames(setting('names'), context.log);

    const allows = () => setting('purpose') === 'necessary' || (state.allowed && globalThis.navigator?.globalPrivacyControl !== true);
    const push = dataLayerWriter(() => setting('form'), () => setting('layer'));

    cx.sinks.register(ID, {
      async accept(event) {
        const wanted = setting('events');
        if (wanted.length === 0 || wanted.includes(event.type)) {
          // what happens without consent is not told, and not kept to be told later
          if (!allows()) state.dropped += 1;
          else {
            push(names.get(event.type) ?? ga4Name(event.type), ga4Parameters(event, setting('include')));
            state.told += 1;
          }
        }
        return 'held';
      },
    });
    const consent = (allowed) => ({ data }) => {
      if (data.purpose === setting('purpose')) state.allowed = allowed;
    };
    cx.events.on('cx.consent.given', consent(true));
    cx.events.on('cx.consent.withdrawn', consent(false));
    cx.workspace.onDidChangeConfiguration((change) => {
      if (change.affects(`${ID}.names`)) names = ownNames(setting('names'), context.log);
    });
    // what the customer said on an earlier page is known to the site
    cx.commands.register(`${ID}.consent`, (allowed) => void (state.allowed = allowed === true));
    cx.commands.register(`${ID}.state`, () => ({ ...state, allows: allows() }));
  },
});
