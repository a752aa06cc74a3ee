import type { Condition } from '../../model/index.js';
import type { Plain } from '../../model/plugin/plain.js';
import type { Scalar } from '../values.js';
import { joined, NotMapped, type PlaceHere } from './conditions.js';
import { Importing, isSource, listOf, Names, readSource, textOf, type Imported, type Source } from './importing.js';
import { conditionOf, namesOf } from './surveyjs-expressions.js';
import { questionFrom, type Made } from './surveyjs-questions.js';

export interface ImportOptions {
  /** The id of the survey; made of its title if not given. */
  readonly id?: string;
  /** The language of texts that do not say theirs; that of the source, or English. */
  readonly language?: string;
}

/** Reads a survey of SurveyJS (its JSON). Never throws; what did not come over is told item by item. */
export function importSurveyJs(input: unknown, options: ImportOptions = {}): Imported {
  const read = readSource(input, (source) => Array.isArray(source['pages']) || Array.isArray(source['elements']) || Array.isArray(source['questions']), 'SurveyJS');
  return 'refused' in read ? read.refused : new FromSurveyJs(read.source, options).go();
}

const MOST_VARIABLES = 100;
/** Nobody wrote a longer one; each step of it is a step on the stack. */
const LONGEST_CONDITION = 10_000;

/** An element of a page, its panels opened, with the conditions of all of them. */
interface Flat {
  readonly source: Source;
  readonly where: string;
  readonly visibleIf: readonly { readonly text: string; readonly where: string }[];
}

class FromSurveyJs {
  private readonly source: Source;
  private readonly options: ImportOptions;
  private readonly out: Importing;
  private readonly ids = new Names('question');
  private readonly pageIds = new Names('page');
  private readonly made = new Map<string, Made>();
  private readonly used = new Set<string>();
  private readonly variables = new Map<string, { id: string; kind: 'text' | 'number' | 'boolean'; sent: boolean }>();

  constructor(source: Source, options: ImportOptions) {
    this.source = source;
    this.options = options;
    const locale = textOf(source['locale']);
    this.out = new Importing(options.language ?? (locale && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : 'en'));
  }

  go(): Imported {
    const { source, out } = this;
    const sources: readonly Plain[] = listOf(source['pages']).length > 0 ? listOf(source['pages']) : [{ name: 'page', elements: [...listOf(source['elements']), ...listOf(source['questions'])] }];
    const prefix = (i: number): string => (listOf(source['pages']).length > 0 ? `/pages/${i}` : '');
    const pages = sources.flatMap((page, i) => (isSource(page) ? [{ page, where: prefix(i), flat: this.flatten(page, prefix(i), []) }] : []));
    for (const { flat } of pages) for (const { source: element } of flat) if (textOf(element['name']) !== undefined) this.ids.for(textOf(element['name'])!);
    const questions = pages.map(({ flat }) => flat.map((one) => ({ ...one, made: this.make(one) })));

    const built = pages.map(({ page, where }, i) => {
      const title = this.words(page['title'], `${where}/title`);
      const description = this.words(page['description'], `${where}/description`);
      const visibleIf = this.condition(page['visibleIf'], `${where}/visibleIf`);
      if (page['questionsOrder'] === 'random') out.came(`${where}/questionsOrder`, 'order');
      return {
        id: this.pageIds.for(textOf(page['name']) ?? `page ${i + 1}`),
        ...(title !== undefined && { title }), ...(description !== undefined && { description }),
        ...(page['questionsOrder'] === 'random' && { shuffle: true }),
        ...(visibleIf !== undefined && { visibleIf }),
        questions: questions[i]!.flatMap((one) => (one.made ? this.finish(one, one.made) : [])),
        next: [] as { when: Condition; to: string }[],
      };
    });
    const endings = this.endings();
    this.triggers(built, endings);
    this.calculated();
    this.namedAndLost([built, endings]);
    const title = this.words(source['title'], '/title', 500) ?? 'Survey';
    const about = this.words(source['description'], '/description', 5000);
    return out.done({
      format: 'cx-survey/1',
      id: this.options.id ?? (new Names('survey').make(typeof title === 'string' ? title : Object.values(title)[0]!)),
      title, ...(about !== undefined && { description: about }),
      language: out.language,
      ...(this.variables.size > 0 && { variables: [...this.variables.values()] }),
      pages: built.length === 0 ? [{ id: 'page', questions: [] }] : built.map(({ next, ...page }) => ({ ...page, ...(next.length > 0 && { next }) })),
      ...(endings.length > 0 && { endings }),
      ...(source['showPrevButton'] === false && { back: false }),
    });
  }

  /** Panels have no box here: what is in them follows, each with the condition of the panel. */
  private flatten(holder: Source, where: string, visibleIf: Flat['visibleIf']): readonly Flat[] {
    return ['elements', 'questions'].flatMap((key) =>
      listOf(holder[key]).flatMap((element, i): readonly Flat[] => {
        const at = `${where}/${key}/${i}`;
        if (!isSource(element)) return [];
        const own = textOf(element['visibleIf']);
        const inner = own === undefined ? visibleIf : [...visibleIf, { text: own, where: `${at}/visibleIf` }];
        if (element['type'] !== 'panel') return [{ source: element, where: at, visibleIf: inner }];
        this.out.came(`${at}`, 'panel', 'Panels have no box of their own here; their questions follow one another.');
        const heading: Flat[] = element['title'] === undefined && element['description'] === undefined ? [] : [{ source: { type: 'html', name: `${textOf(element['name']) ?? 'panel'} heading`, html: element['title'] ?? '', description: element['description'] ?? '' }, where: at, visibleIf: inner }];
        return [...heading, ...this.flatten(element, at, inner)];
      }),
    );
  }

  private make({ source, where }: Flat): Made | undefined {
    const made = questionFrom(source, where, { out: this.out, ids: this.ids, words: (value, at, max) => this.words(value, at, max) });
    const name = textOf(source['name']);
    if (made && name !== undefined) this.made.set(name, made);
    return made;
  }

  /** A question with its conditions, which may look at others and so come when all are known. */
  private finish({ source, where, visibleIf }: Flat, made: Made): readonly object[] {
    const shown = visibleIf.flatMap((one) => this.condition(one.text, one.where) ?? []);
    const enabled = this.condition(source['enableIf'], `${where}/enableIf`, 'A question that cannot be answered is not shown here.');
    if (source['visible'] === false && visibleIf.length === 0) this.out.lost(`${where}/visible`, 'visible', 'It is never shown, and nothing here would show it.');
    const all = [...shown, ...(enabled === undefined ? [] : [enabled])];
    const visible = all.length === 0 ? {} : { visibleIf: this.together(all, where) };
    const required = source['isRequired'] === true || source['isRequired'] === 'true' ? true : this.condition(source['requiredIf'], `${where}/requiredIf`);
    const rules = listOf(source['validators']).flatMap((validator, k) => this.rule(validator, `${where}/validators/${k}`));
    return made.questions.map((question) => ({
      ...question, id: this.onlyOnce(String(question['id']), where), ...visible,
      ...(question['type'] !== 'statement' && required !== undefined && { required }),
      ...(question['type'] !== 'statement' && rules.length > 0 && { rules }),
    }));
  }

  /** One name may stand for several elements there; here an answer is one question's. */
  private onlyOnce(id: string, where: string): string {
    const own = this.used.has(id) ? this.ids.make(id) : id;
    if (own !== id) this.out.came(where, 'name', `Its name is there twice; this one is called "${own}".`);
    this.used.add(own);
    return own;
  }

  private rule(validator: Plain, where: string): readonly object[] {
    if (!isSource(validator) || validator['type'] !== 'expression') return [];
    const holds = this.condition(validator['expression'], where);
    return holds === undefined ? [] : [{ holds, message: this.words(validator['text'], `${where}/text`, 500) ?? 'Please check this answer.' }];
  }

  private condition(value: Plain | undefined, where: string, changed?: string): Condition | undefined {
    const text = textOf(value);
    if (text === undefined || text.trim() === '') return undefined;
    if (text.length > LONGEST_CONDITION) {
      this.out.lost(where, 'condition', `It is longer than ${LONGEST_CONDITION} characters.`);
      return undefined;
    }
    try {
      const condition = conditionOf(text, (name, beside) => this.place(name, beside));
      this.out.came(where, 'condition', changed);
      return condition;
    } catch (error) {
      if (!(error instanceof NotMapped)) throw error;
      this.out.lost(where, 'condition', error.message);
      return undefined;
    }
  }

  /** Several conditions of one thing; nested where they are many, which means the same. */
  private together(all: readonly Condition[], where: string): Condition {
    try {
      return joined('all', all);
    } catch (error) {
      if (!(error instanceof NotMapped)) throw error;
      this.out.came(where, 'condition', 'Its conditions are joined in parts.');
      const parts = Array.from({ length: Math.ceil(all.length / 50) }, (_, i) => ({ all: all.slice(i * 50, i * 50 + 50) }));
      return { all: parts };
    }
  }

  /** What is not a question comes from the page, as a variable. */
  private place(name: string, beside?: Scalar): PlaceHere {
    if (/^(panel|row|item|choice|self)\b|\[\d+\]/.test(name)) throw new NotMapped(`"{${name}}" is of a repeated part, which there is none of here.`);
    const whole = this.made.get(name);
    if (whole) return whole.place();
    const dot = name.lastIndexOf('.');
    const part = dot > 0 ? this.made.get(name.slice(0, dot)) : undefined;
    if (part) return part.place(name.slice(dot + 1));
    if (this.ids.get(name) !== undefined) throw new NotMapped(`"{${name}}" is a question that did not come over.`);
    if (name.endsWith('-Comment')) throw new NotMapped('What was written beside a choice cannot be looked at.');
    const { id, kind } = this.variable(name, typeof beside === 'number' ? 'number' : typeof beside === 'boolean' ? 'boolean' : 'text');
    return { of: `variables.${id}`, kind: kind === 'number' ? 'number' : 'text', value: (theirs) => theirs };
  }

  private variable(name: string, kind: 'text' | 'number' | 'boolean'): { readonly id: string; readonly kind: string } {
    const known = this.variables.get(name);
    if (known) return known;
    if (this.variables.size >= MOST_VARIABLES) throw new NotMapped(`There are more than ${MOST_VARIABLES} names that are no questions.`);
    const made = { id: this.ids.make(name), kind, sent: false };
    this.variables.set(name, made);
    this.out.came('', 'variable', `"{${name}}" is no question; the page has to say it, as the variable "${made.id}".`);
    return made;
  }

  private endings(): { id: string; when?: Condition; title?: unknown; text?: unknown }[] {
    const ids = this.pageIds;
    const conditional = listOf(this.source['completedHtmlOnCondition']).flatMap((entry, i) => {
      const where = `/completedHtmlOnCondition/${i}`;
      if (!isSource(entry)) return [];
      const when = this.condition(entry['expression'], `${where}/expression`);
      const text = this.words(entry['html'], `${where}/html`, 5000);
      if (when === undefined) {
        this.out.lost(where, 'ending', 'Its condition did not come over.');
        return [];
      }
      this.out.came(where, 'ending');
      return [{ id: ids.make('ending'), when, ...(text !== undefined && { text }) }];
    });
    const text = this.words(this.source['completedHtml'], '/completedHtml', 5000);
    if (this.source['completedHtml'] !== undefined) this.out.came('/completedHtml', 'ending');
    if (this.source['navigateToUrl'] !== undefined) this.out.lost('/navigateToUrl', 'ending', 'A survey leads nobody away by itself; put a link on the ending.');
    return text === undefined && conditional.length === 0 ? [] : [...conditional, { id: ids.make('completed'), ...(text !== undefined && { text }) }];
  }

  /** Texts that name a question which did not come over: the page may say it. */
  private namedAndLost(built: unknown): void {
    const known = new Set([...this.used, ...[...this.variables.values()].map(({ id }) => id)]);
    for (const [, id] of JSON.stringify(built).matchAll(/\{([a-z][a-z0-9._-]*)(?:\|[^{}|]*)?\}/g)) {
      if (known.has(id!) || this.variables.size >= MOST_VARIABLES) continue;
      known.add(id!);
      this.variables.set(`lost ${id}`, { id: id!, kind: 'text', sent: false });
      this.out.came('', 'variable', `A text names "{${id}}", which did not come over; the page may say it.`);
    }
  }

  private triggers(pages: { id: string; questions: readonly object[]; next: { when: Condition; to: string }[] }[], endings: { id: string }[]): void {
    const pageOf = (name: string): number => {
      const id = this.ids.get(name);
      return id === undefined ? -1 : pages.findIndex(({ questions }) => questions.some((question) => (question as { id?: string }).id === id));
    };
    for (const [i, trigger] of listOf(this.source['triggers']).entries()) {
      const where = `/triggers/${i}`;
      if (!isSource(trigger)) continue;
      const type = textOf(trigger['type']) ?? '';
      if (type !== 'complete' && type !== 'skip') {
        this.out.lost(where, 'trigger', `A trigger of type "${type}" changes answers, which a survey here does not.`);
        continue;
      }
      const expression = textOf(trigger['expression']) ?? '';
      const when = this.condition(expression, `${where}/expression`);
      const from = Math.max(0, ...namesOf(expression).map((name) => pageOf(name.split('.')[0]!)));
      const target = type === 'skip' ? pageOf(textOf(trigger['gotoName']) ?? '') : -1;
      if (when === undefined || !pages[from]) this.out.lost(where, 'trigger', 'Its condition did not come over.');
      else if (type === 'skip' && target <= from) this.out.lost(where, 'trigger', 'It leads to where one has been, or to a question that is not there.');
      else {
        if (type === 'complete' && endings.length === 0) endings.push({ id: this.pageIds.make('completed') });
        pages[from].next.push({ when, to: type === 'skip' ? pages[target]!.id : endings.at(-1)!.id });
        this.out.came(where, 'trigger', type === 'skip' ? 'It leads to the page of the question.' : undefined);
      }
    }
  }

  private calculated(): void {
    for (const [i] of listOf(this.source['calculatedValues']).entries()) this.out.lost(`/calculatedValues/${i}`, 'calculated value', 'Write it as a score ("scores").');
    for (const key of ['choicesByUrl', 'maxTimeToFinish', 'timeLimit'] as const) if (this.source[key] !== undefined) this.out.lost(`/${key}`, 'setting', 'There is none of that here.');
  }

  /** `{name}` in a text becomes the place of ours. */
  private words(value: Plain | undefined, where: string, max?: number): ReturnType<Importing['words']> {
    return this.out.words(value, where, max, (text) =>
      text.replace(/\{([^{}]{1,200})\}/g, (whole, name: string) => {
        const theirs = name.trim();
        const id = this.ids.get(theirs) ?? (/^[\p{L}\p{N}_-]+$/u.test(theirs) && this.variables.size < MOST_VARIABLES ? this.variable(theirs, 'text').id : undefined);
        if (id !== undefined) return `{${id}}`;
        this.out.came(where, 'place in a text', `"${whole}" is of a repeated part, or calculated; it stays as it is.`);
        return whole;
      }),
    );
  }
}
