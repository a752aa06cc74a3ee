import { givenSchema, type Given, type Question } from '../../model/index.js';
import { flat } from './fields.js';

/** Reads the answer to a question from a form; null for none. What a form cannot have said is none. */
export function readField(question: Question, form: FormData): Given | null {
  const found = given(question, form);
  const parsed = givenSchema.safeParse(found);
  return parsed.success ? parsed.data : null;
}

function given(question: Question, form: FormData): unknown {
  const { id } = question;
  const text = (name: string): string => {
    const value = form.get(name);
    // forms send line ends as CR LF
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
  const number = (name: string): number => (text(name) === '' ? Number.NaN : Number(text(name).replace(',', '.')));
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return /^-?\d{1,5}$/.test(text(id)) ? { kind: 'score', value: Number(text(id)) } : null;
    case 'text':
      return text(id) === '' ? null : { kind: 'text', text: text(id) };
    case 'number':
      return { kind: 'number', value: number(id) };
    case 'date':
      return { kind: 'date', date: text(id) };
    case 'consent':
      return { kind: 'consent', given: text(id) === 'yes' };
    case 'emotion':
      return { kind: 'emotion', word: text(id) };
    case 'area':
      return flat(question.areas ?? []).some((area) => area.id === text(id)) ? { kind: 'choice', choices: [text(id)] } : null;
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
