// A question about how it felt: a word, and how strongly, from 1 to 5. It draws native radio buttons, so keyboards, screen readers,
// zoom and forced colours find what they know; it sets no colour of its own but the accent of the page.
import { definePlugin } from 'cx-elements/sdk';

const ID = 'cx-examples.emotion';
const WORDS = ['delighted', 'relieved', 'calm', 'confused', 'frustrated', 'angry'];
const STRENGTHS = [1, 2, 3, 4, 5];
let drawn = 0;

/** The words to choose from: those of the survey, written as text or as `{ "id": ..., "text": ... }`, or ours. */
function wordsOf({ words }, t) {
  const usual = WORDS.map((id) => ({ id, text: t(id) }));
  if (words === undefined) return { words: usual };
  const read = Array.isArray(words) ? words.map((one) => (typeof one === 'string' ? { id: one, text: one } : one)) : [];
  const good = read.filter((one) => typeof one?.id === 'string' && typeof one.text === 'string' && one.id.length > 0 && one.id.length <= 60);
  return good.length >= 2 && good.length === words.length && new Set(good.map(({ id }) => id)).size === good.length ? { words: good.slice(0, 24) } : { words: usual, fault: 'must be two words or more, each a text or { "id", "text" }, no two alike' };
}

function made(name, properties = {}, style = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.style, style);
  element.append(...children);
  return element;
}

/** A group of radio buttons under a legend. */
class Choice {
  element;
  #inputs = [];

  constructor({ name, legend, options, row, choose }) {
    const list = made('div', {}, { display: 'flex', flexWrap: 'wrap', flexDirection: row ? 'row' : 'column', gap: row ? '0.25em 1em' : '0.25em' });
    for (const { value, text } of options) {
      const input = made('input', { type: 'radio', name, value }, { accentColor: 'var(--cx-accent, auto)', inlineSize: '1.25em', blockSize: '1.25em', flex: 'none', margin: '0' });
      input.addEventListener('change', () => choose(value));
      this.#inputs.push(input);
      // 24 by 24 at least, with room around it (WCAG 2.5.8)
      const label = made('label', {}, { display: 'inline-flex', alignItems: 'center', gap: '0.5em', minBlockSize: '2.75em', cursor: 'pointer' }, input, made('bdi', { textContent: text }));
      list.append(label);
    }
    this.element = made('fieldset', {}, { border: '0', margin: '0', padding: '0', minInlineSize: '0' }, made('legend', { textContent: legend }, { padding: '0', marginBlockEnd: '0.25em' }), list);
    this.element.setAttribute('role', 'radiogroup');
  }

  update({ value, disabled, invalid, required, describedBy }) {
    this.element.disabled = disabled;
    this.element.setAttribute('aria-required', String(required));
    this.element.setAttribute('aria-invalid', String(invalid));
    this.element.setAttribute('aria-describedby', describedBy);
    for (const input of this.#inputs) input.checked = input.value === String(value ?? '');
  }
}

/** Draws a question, and keeps to its state. */
function draw(container, given, cx, log) {
  const { t } = cx.l10n;
  const name = `${ID}-${++drawn}`;
  const { state } = given;
  const { words, fault } = wordsOf(state.settings, t);
  if (fault) log.warn(`The setting "words" of the question "${state.question}" ${fault}; the usual ones are shown.`);
  const answered = () => (given.state.given?.kind === 'emotion' ? given.state.given : undefined);
  const word = new Choice({
    name: `${name}-word`, legend: state.title, row: false,
    options: words.map(({ id, text }) => ({ value: id, text })),
    choose: (value) => given.answer({ kind: 'emotion', word: value, ...(answered()?.intensity && { intensity: answered().intensity }) }),
  });
  const strength = new Choice({
    name: `${name}-strength`, legend: t('how-strongly'), row: true,
    options: STRENGTHS.map((value) => ({ value: String(value), text: t(`strength-${value}`) })),
    choose: (value) => answered() && given.answer({ kind: 'emotion', word: answered().word, intensity: Number(value) }),
  });
  const more = made('p', { id: `${name}-more`, textContent: state.description ?? '', hidden: !state.description }, { margin: '0' });
  const problem = made('p', { id: `${name}-problem` }, { margin: '0', fontWeight: '600' });
  problem.setAttribute('role', 'alert');
  const none = made('button', { type: 'button', textContent: t('none') }, { justifySelf: 'start', minBlockSize: '2.75em', font: 'inherit' });
  none.addEventListener('click', () => {
    given.answer(null);
    word.element.querySelector('input').focus(); // the button goes
  });
  const place = made('div', { lang: cx.l10n.language }, { display: 'grid', gap: '0.75em' }, word.element, more, strength.element, problem, none);

  const update = () => {
    const { title, required, disabled, problem: said } = given.state;
    const now = answered();
    const describedBy = [state.description ? more.id : '', said ? problem.id : ''].filter(Boolean).join(' ');
    word.element.querySelector('legend').textContent = required ? `${title} (${t('required')})` : title;
    word.update({ value: now?.word, disabled, required, invalid: said !== '', describedBy });
    strength.update({ value: now?.intensity, disabled: disabled || !now, required: false, invalid: false, describedBy: '' });
    strength.element.hidden = !now;
    none.hidden = required || disabled || !now;
    if (problem.textContent !== said) problem.textContent = said;
  };
  update();
  container.append(place);
  const listening = given.onDidChange(update);
  return {
    dispose() {
      listening.dispose();
      place.remove();
    },
  };
}

export default definePlugin({
  publisher: 'cx-examples',
  name: 'emotion-question',
  version: '1.0.0',
  displayName: 'Emotion question',
  description: 'A question about how it felt: a word, and how strongly, from 1 to 5.',
  engines: { cx: '>=0.1.0 <1.0.0' },
  l10n: {
    en: {
      title: 'How it felt', about: 'A word for a feeling, and how strong it was.', required: 'required', 'how-strongly': 'How strongly?', none: 'Take the answer back',
      'strength-1': '1, hardly', 'strength-2': '2', 'strength-3': '3', 'strength-4': '4', 'strength-5': '5, very',
      delighted: 'Delighted', relieved: 'Relieved', calm: 'Calm', confused: 'Confused', frustrated: 'Frustrated', angry: 'Angry',
    },
    de: {
      title: 'Wie es sich anfühlte', about: 'Ein Wort für ein Gefühl, und wie stark es war.', required: 'erforderlich', 'how-strongly': 'Wie stark?', none: 'Antwort zurücknehmen',
      'strength-1': '1, kaum', 'strength-2': '2', 'strength-3': '3', 'strength-4': '4', 'strength-5': '5, sehr',
      delighted: 'Begeistert', relieved: 'Erleichtert', calm: 'Ruhig', confused: 'Verwirrt', frustrated: 'Frustriert', angry: 'Verärgert',
    },
    ar: {
      title: 'كيف كان الشعور', about: 'كلمة عن الشعور، ومدى قوته.', required: 'مطلوب', 'how-strongly': 'ما مدى قوته؟', none: 'سحب الإجابة',
      'strength-1': '1، بالكاد', 'strength-2': '2', 'strength-3': '3', 'strength-4': '4', 'strength-5': '5، جدًا',
      delighted: 'سعيد جدًا', relieved: 'مرتاح', calm: 'هادئ', confused: 'محتار', frustrated: 'محبط', angry: 'غاضب',
    },
  },
  contributes: { questionTypes: [{ id: `${ID}`, title: '%title%', description: '%about%', answer: 'emotion' }] },
  activate(context, cx) {
    cx.surveys.registerQuestionType(ID, (container, given) => draw(container, given, cx, context.log));
  },
});
