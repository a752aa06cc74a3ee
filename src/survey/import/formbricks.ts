import type { Condition } from '../../model/index.js';
import type { Plain } from '../../model/plugin/plain.js';
import { NotMapped } from './conditions.js';
import { elementFrom, type MadeElement } from './formbricks-questions.js';
import { groupOf, type Operand } from './formbricks-logic.js';
import { entryOf, Importing, isSource, listOf, Names, readSource, textOf, type Imported, type Source } from './importing.js';
import type { ImportOptions } from './surveyjs.js';

/** Reads a survey of Formbricks: its JSON with `questions` (4) or `blocks` (5). Never throws; what did not come over is told item by item. */
export function importFormbricks(input: unknown, options: ImportOptions = {}): Imported {
  const read = readSource(input, (source) => Array.isArray(source['questions']) || Array.isArray(source['blocks']), 'Formbricks');
  return 'refused' in read ? read.refused : new FromFormbricks(read.source, options).go();
}

/** A page of theirs: a question alone, or a block of several. */
interface Block {
  readonly source: Source;
  readonly where: string;
  readonly id: string;
  readonly elements: readonly { readonly source: Source; readonly where: string; readonly made: MadeElement | undefined }[];
}

class FromFormbricks {
  private readonly source: Source;
  private readonly options: ImportOptions;
  private readonly out: Importing;
  private readonly ids = new Names('question');
  private readonly pageIds = new Names('page');
  private readonly made = new Map<string, MadeElement>();
  private readonly variables = new Map<string, { readonly id: string; readonly kind: 'text' | 'number'; readonly otherwise?: string | number; readonly sent?: boolean }>();

  constructor(source: Source, options: ImportOptions) {
    this.source = source;
    this.options = options;
    const usual = listOf(source['languages']).find((one): one is Source => isSource(one) && one['default'] === true);
    const code = usual && isSource(usual['language']) ? textOf(usual['language']['code']) : undefined;
    this.out = new Importing(options.language ?? (code && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? code : 'en'));
  }

  go(): Imported {
    const { source, out } = this;
    this.readVariables();
    const blocks = this.readBlocks();
    const endings = this.endings();
    const welcome = isSource(source['welcomeCard']) && source['welcomeCard']['enabled'] === true ? source['welcomeCard'] : undefined;
    const pages: { id: string; [key: string]: unknown }[] = [];
    if (welcome) {
      const title = this.words(welcome['headline'], '/welcomeCard/headline');
      const description = this.words(welcome['html'] ?? welcome['subheader'], '/welcomeCard/html', 5000);
      if (title !== undefined || description !== undefined) {
        out.came('/welcomeCard', 'welcome');
        pages.push({ id: this.pageIds.make('welcome'), ...(title !== undefined && { title }), ...(description !== undefined && { description }), questions: [] });
      }
    }
    const required = new Map<string, Condition[]>();
    const ways = blocks.map((block, i) => this.ways(block, i, blocks, endings, required));
    blocks.forEach((block, i) => {
      pages.push({
        id: block.id,
        questions: block.elements.flatMap(({ made }) => {
          const conditions = made && required.get(made.question.id);
          return made ? [{ ...made.question, ...(conditions && made.question['required'] !== true && made.question['type'] !== 'statement' && { required: conditions.length === 1 ? conditions[0] : { any: conditions } }) }] : [];
        }),
        ...(ways[i]!.length > 0 && { next: ways[i] }),
      });
    });
    const title = this.words(source['name'], '/name', 500) ?? 'Survey';
    return out.done({
      format: 'cx-survey/1', id: this.options.id ?? new Names('survey').make(typeof title === 'string' ? title : Object.values(title)[0]!), title, language: out.language,
      ...(this.variables.size > 0 && { variables: [...this.variables.values()] }),
      pages: pages.length === 0 ? [{ id: 'page', questions: [] }] : pages,
      ...(endings.length > 0 && { endings: endings.map(({ ending }) => ending) }),
      ...((source['isBackButtonHidden'] === true) && { back: false }),
    });
  }

  private readVariables(): void {
    const hidden = isSource(this.source['hiddenFields']) && this.source['hiddenFields']['enabled'] !== false ? listOf(this.source['hiddenFields']['fieldIds']) : [];
    for (const [i, name] of hidden.entries()) {
      const text = textOf(name);
      if (text === undefined) continue;
      this.variables.set(text, { id: this.ids.for(text), kind: 'text', sent: true });
      this.out.came(`/hiddenFields/fieldIds/${i}`, 'hidden field');
    }
    for (const [i, variable] of listOf(this.source['variables']).entries()) {
      const id = isSource(variable) ? textOf(variable['id']) : undefined;
      if (!isSource(variable) || id === undefined) continue;
      const value = variable['value'];
      const kind = variable['type'] === 'number' ? 'number' : 'text';
      const otherwise = kind === 'number' ? (typeof value === 'number' ? value : 0) : typeof value === 'string' && value !== '' ? value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').slice(0, 200) : undefined;
      this.variables.set(id, { id: this.ids.for(textOf(variable['name']) ?? id), kind, ...(otherwise !== undefined && { otherwise }) });
      this.out.came(`/variables/${i}`, 'variable', 'It keeps the value it begins with; what is calculated is a score here.');
    }
  }

  private readBlocks(): readonly Block[] {
    const isNew = listOf(this.source['blocks']).length > 0;
    const sources = listOf(this.source[isNew ? 'blocks' : 'questions']);
    return sources.flatMap((source, i): readonly Block[] => {
      if (!isSource(source)) return [];
      const where = isNew ? `/blocks/${i}` : `/questions/${i}`;
      const elements = isNew ? listOf(source['elements']).flatMap((one, j) => (isSource(one) ? [{ source: one, where: `${where}/elements/${j}` }] : [])) : [{ source, where }];
      const made = elements.map((one) => {
        const element = elementFrom(one.source, one.where, { out: this.out, ids: this.ids, words: (value, at, max) => this.words(value, at, max) });
        const id = textOf(one.source['id']);
        if (element && id !== undefined) this.made.set(id, element);
        return { ...one, made: element };
      });
      return [{ source, where, id: this.pageIds.for(textOf(source['id']) ?? `page ${i + 1}`), elements: made }];
    });
  }

  /** Jumps of a block, and what it makes others require. */
  private ways(block: Block, index: number, blocks: readonly Block[], endings: readonly { readonly theirs: string; readonly ending: { readonly id: string } }[], required: Map<string, Condition[]>): readonly { readonly when: Condition; readonly to: string }[] {
    const target = (id: string): string | undefined => {
      const at = blocks.findIndex(({ source, elements }) => source['id'] === id || elements.some((one) => one.source['id'] === id));
      return at > index ? blocks[at]!.id : at >= 0 ? undefined : endings.find(({ theirs }) => theirs === id)?.ending.id;
    };
    const next: { when: Condition; to: string }[] = [];
    for (const [k, rule] of listOf(block.source['logic']).entries()) {
      const where = `${block.where}/logic/${k}`;
      if (!isSource(rule)) continue;
      const when = this.condition(rule, where, block);
      if (when === undefined) continue;
      const actions = rule['destination'] === undefined ? listOf(rule['actions']) : [{ objective: 'jumpToQuestion', target: rule['destination'] }];
      for (const [m, action] of actions.entries()) {
        if (!isSource(action)) continue;
        const at = `${where}/actions/${m}`;
        const to = target(textOf(action['target']) ?? '');
        const meant = this.made.get(textOf(action['target']) ?? '');
        if (action['objective'] === 'calculate') this.out.lost(at, 'calculation', 'Write it as a score ("scores").');
        else if (action['objective'] === 'requireAnswer' && meant) {
          required.set(meant.question.id, [...(required.get(meant.question.id) ?? []), when]);
          this.out.came(at, 'required');
        } else if (to === undefined) this.out.lost(at, 'way', 'It leads to where one has been, or to nothing that is there.');
        else {
          next.push({ when, to });
          this.out.came(at, 'way');
        }
      }
    }
    const fallback = textOf(block.source['logicFallback']);
    const to = fallback === undefined ? undefined : target(fallback);
    const asked = block.elements.find(({ made }) => made && made.question['type'] !== 'statement')?.made;
    if (fallback !== undefined && (to === undefined || !asked)) this.out.lost(`${block.where}/logicFallback`, 'way', 'It leads to nothing that comes later.');
    else if (to !== undefined && asked) {
      // whether or not it was answered: always, in words that need no expression language
      next.push({ when: { any: [{ of: `answers.${asked.question.id}`, op: 'answered' }, { of: `answers.${asked.question.id}`, op: 'unanswered' }] }, to });
      this.out.came(`${block.where}/logicFallback`, 'way');
    }
    return next;
  }

  private condition(rule: Source, where: string, block: Block): Condition | undefined {
    try {
      const old = textOf(rule['condition']);
      // the form before version 2.5: an operator and a value about the question itself
      const group: Plain = old === undefined ? rule['conditions']! : { connector: 'and', conditions: [{ leftOperand: { type: 'question', value: block.elements[0]?.source['id'] ?? '' }, operator: entryOf(OLD, old) ?? old, ...(rule['value'] !== undefined && { rightOperand: { type: 'static', value: rule['value'] } }) }] };
      const condition = groupOf(group, this.operand);
      this.out.came(`${where}/conditions`, 'condition');
      return condition;
    } catch (error) {
      if (!(error instanceof NotMapped)) throw error;
      this.out.lost(`${where}/conditions`, 'condition', error.message);
      return undefined;
    }
  }

  private readonly operand: Operand = (operand) => {
    const [type, id] = [textOf(operand['type']), textOf(operand['value']) ?? ''];
    if (type === 'question' || type === 'element') {
      const made = this.made.get(id);
      if (!made) throw new NotMapped(`Question "${id}" did not come over.`);
      if (made.question['type'] === 'statement') throw new NotMapped('What is only read gives no answer to look at.');
      const row = isSource(operand['meta']) ? textOf(operand['meta']['row']) : undefined;
      const index = row !== undefined && /^\d+$/.test(row) ? made.rows?.[Number(row)] : undefined;
      const place = made.place(index === undefined ? row : undefined);
      return { ...place, ...(index !== undefined && { row: index }), ...(made.rows && { rows: made.rows }) };
    }
    const variable = this.variables.get(id);
    if (!variable) throw new NotMapped(`There is no variable "${id}".`);
    return { of: `variables.${variable.id}`, kind: variable.kind, value: (theirs) => (variable.kind === 'number' && typeof theirs === 'string' ? Number(theirs) : theirs) };
  };

  private endings(): readonly { readonly theirs: string; readonly ending: { readonly id: string; readonly [key: string]: unknown } }[] {
    const old = isSource(this.source['thankYouCard']) && this.source['thankYouCard']['enabled'] === true ? [{ ...this.source['thankYouCard'], id: 'end', type: 'endScreen' }] : [];
    const all: readonly Plain[] = [...listOf(this.source['endings']), ...old];
    return all.flatMap((ending, i) => {
      if (!isSource(ending)) return [];
      const where = `/endings/${i}`;
      const theirs = textOf(ending['id']) ?? `ending ${i}`;
      const id = this.pageIds.for(theirs);
      if (ending['type'] === 'redirectToUrl') {
        const href = textOf(ending['url']);
        const text = this.words(ending['label'], `${where}/label`, 200);
        const mapped = href !== undefined && /^https?:\/\/[^\s"'<>\\]+$/i.test(href) && text !== undefined;
        if (mapped) this.out.came(where, 'ending', 'A survey leads nobody away by itself; the address became a link.');
        else this.out.lost(where, 'ending', 'A survey leads nobody away by itself.');
        return [{ theirs, ending: { id, ...(mapped && { links: [{ text, href }] }) } }];
      }
      const [title, text] = [this.words(ending['headline'], `${where}/headline`), this.words(ending['subheader'], `${where}/subheader`, 5000)];
      const [label, link] = [this.words(ending['buttonLabel'], `${where}/buttonLabel`, 200), textOf(ending['buttonLink'])];
      this.out.came(where, 'ending');
      return [{ theirs, ending: { id, ...(title !== undefined && { title }), ...(text !== undefined && { text }), ...(label !== undefined && link !== undefined && /^https?:\/\/[^\s"'<>\\]+$/i.test(link) && { links: [{ text: label, href: link }] }) } }];
    });
  }

  /** `#recall:id/fallback:x#` becomes `{id|x}`. */
  private words(value: Plain | undefined, where: string, max?: number): ReturnType<Importing['words']> {
    return this.out.words(value, where, max, (text) =>
      text.replace(/#recall:([A-Za-z0-9_-]{1,64})\/fallback:([^#]{0,200})#/g, (_whole, theirs: string, fallback: string) => {
        const id = this.made.get(theirs)?.question.id ?? this.variables.get(theirs)?.id;
        const rest = fallback.replaceAll('nbsp', ' ').replace(/[{}|]/g, '').trim();
        if (id === undefined) {
          this.out.lost(where, 'recall', `"${theirs}" did not come over; what stands there if nothing is known stands there now.`);
          return rest;
        }
        this.out.came(where, 'recall');
        return `{${id}|${rest}}`;
      }),
    );
  }
}

const OLD: Readonly<Record<string, string>> = { submitted: 'isSubmitted', skipped: 'isSkipped', clicked: 'isClicked', accepted: 'isAccepted', notEquals: 'doesNotEqual', lessThan: 'isLessThan', lessEqual: 'isLessThanOrEqual', greaterThan: 'isGreaterThan', greaterEqual: 'isGreaterThanOrEqual', includesAll: 'includesAllOf', includesOne: 'includesOneOf' };
