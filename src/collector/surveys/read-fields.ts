import { givenSchema, type Given, type Question } from '../../model/index.js';
import { digitValue } from '../../core/digits.js';
import { flatAreas, RATING_STRUCTURE } from '../../model/rating-structure.js';
import { isUsualFeeling } from '../../survey/feelings.js';

/** Reads the answer to a question from a form; null for none. What a form cannot have said is none. */
export function readField(question: Question, form: FormData): Given | null {
  const found = given(question, form);
  const parsed = givenSchema.safeParse(found);
  return parsed.success ? parsed.data : null;
}

/** Did the customer write something here? Then it must not vanish without a word. */
export function saysSomething(question: Question, form: FormData): boolean {
  return namesOf(question).some((name) => form.getAll(name).some((value) => typeof value === 'string' && value.trim() !== ''));
}

/** Under which names the fields of a question are sent. */
function namesOf(question: Question): readonly string[] {
  const { id } = question;
  switch (question.type) {
    case 'matrix':
      return question.rows.map((row) => `${id}.${row.id}`);
    case 'emotion':
      return [id, `${id}.intensity`];
    case 'contact':
      return question.fields.map((field) => `${id}.${field}`);
    case 'single-choice':
    case 'multiple-choice':
      return [id, `${id}.other`];
    default:
      return [id];
  }
}

/** A number as people write it, in digits of any script, with blanks between thousands; NaN where it can be read in two ways, such as "1,234". */
function numberIn(text: string): number {
  const plain = text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit))).replace(/[\s\u066c]/g, '').replace('\u066b', '.');
  if (!/^[-\u2212]?\d+(?:[.,]\d+)?$/.test(plain) || /^[-\u2212]?[1-9]\d{0,2},\d{3}$/.test(plain)) return Number.NaN;
  return Number(plain.replace(',', '.').replace('\u2212', '-'));
}

function given(question: Question, form: FormData): unknown {
  const { id } = question;
  const text = (name: string): string => {
    const value = form.get(name);
    // forms send line ends as CR LF
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return /^-?\d{1,5}$/.test(text(id)) ? { kind: 'score', value: Number(text(id)) } : null;
    case 'text':
      return text(id) === '' ? null : { kind: 'text', text: text(id) };
    case 'number':
      return { kind: 'number', value: numberIn(text(id)) };
    case 'date':
      return { kind: 'date', date: text(id) };
    case 'consent':
      return { kind: 'consent', given: text(id) === 'yes' };
    case 'emotion': {
      const known = question.words?.some((word) => word.id === text(id)) ?? isUsualFeeling(text(id));
      const intensity = text(`${id}.intensity`);
      return known ? { kind: 'emotion', word: text(id), ...(question.intensity !== false && intensity !== '' && { intensity: Number(intensity) }) } : null;
    }
    case 'area':
      return flatAreas(question.areas ?? RATING_STRUCTURE).some((area) => area.id === text(id)) ? { kind: 'choice', choices: [text(id)] } : null;
    case 'single-choice':
    case 'multiple-choice': {
      const choices = form.getAll(id).filter((one) => typeof one === 'string');
      const other = text(`${id}.other`);
      return choices.length === 0 && other === '' ? null : { kind: 'choice', choices, ...(other !== '' && { other }) };
    }
    case 'matrix': {
      const rows = question.rows.flatMap((row): (readonly [string, string | number])[] => {
        const value = text(`${id}.${row.id}`);
        return value === '' ? [] : [[row.id, question.answers.kind === 'scale' ? Number(value) : value]];
      });
      return rows.length === 0 ? null : { kind: 'matrix', rows: Object.fromEntries(rows) };
    }
    case 'contact': {
      const details = question.fields.map((field) => [field, text(`${id}.${field}`)] as const).filter(([, value]) => value !== '');
      return details.length === 0 ? null : { kind: 'contact', details: Object.fromEntries(details) };
    }
    default:
      return null;
  }
}
