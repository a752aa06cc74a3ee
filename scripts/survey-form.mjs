// Writes src/model/questionnaire/form/survey-form.ts: the form of a survey as plain checks, made from its schema. Making the schema takes
// longer than showing a survey, so an element lets a survey in by these, and asks the schema only what is wrong with one that they
// refuse. Run it after a change of the schema: `node --import tsx scripts/survey-form.mjs`; a test holds the file to what this writes.
import { writeFileSync } from 'node:fs';
import { hasWords, isScale } from '../src/model/refinements.ts';
import { surveySchema } from '../src/model/questionnaire/survey.ts';

export const FILE = new URL('../src/model/questionnaire/form/survey-form.ts', import.meta.url);

/** What a schema asks with code of its own, by name. */
const OWN = new Map([[isScale, 'isScale'], [hasWords, 'hasWords']]);

/** The text of the file. */
export function surveyForm() {
  const kinds = new Set();
  const own = new Set();
  const use = (kind, ...args) => {
    kinds.add(kind);
    while (args.length > 0 && args.at(-1) === 'undefined') args.pop();
    return `${kind}(${args.join(', ')})`;
  };
  const lines = [];
  const names = new Map(); // text of a form to its name
  const lazy = new Map(); // schema to the name of what it gives
  const named = (code) => {
    if (code.length < 24 && !code.includes('/')) return code;
    if (!names.has(code)) {
      names.set(code, `f${names.size + 1}`);
      lines.push(`const ${names.get(code)} = ${code};`);
    }
    return names.get(code);
  };
  const limit = (value) => (value === undefined || !Number.isFinite(value) ? 'undefined' : String(value));

  function write(schema) {
    const { def } = schema._zod;
    const extra = (def.checks ?? []).filter(({ _zod }) => _zod.def.check === 'custom').map(({ _zod }) => {
      const name = OWN.get(_zod.def.fn);
      if (name === undefined) throw new Error(`A refinement of the survey's schema is not in src/model/refinements.ts: ${_zod.def.fn}`);
      own.add(name);
      return name;
    });
    const code = plain(schema, def, checksOf(def));
    return extra.reduce((form, name) => named(use('both', form, name)), code);
  }

  function checksOf(def) {
    const found = { patterns: [] };
    for (const { _zod } of def.checks ?? []) {
      const { check, ...rest } = _zod.def;
      if (check === 'max_length') found.most = rest.maximum;
      else if (check === 'min_length') found.least = rest.minimum;
      else if (check === 'less_than' && rest.inclusive) found.most = rest.value;
      else if (check === 'greater_than' && rest.inclusive) found.least = rest.value;
      else if (check === 'string_format') found.patterns.push(rest.pattern);
      else if (check !== 'custom') throw new Error(`No form is known for the check ${check}.`);
    }
    return found;
  }

  function plain(schema, def, { most, least, patterns }) {
    switch (def.type) {
      case 'string': {
        const all = [...(def.pattern ? [def.pattern] : []), ...patterns];
        return named(use('text', ...[limit(most), limit(least)].map((one, i) => (all.length > 0 && one === 'undefined' ? ['Infinity', '0'][i] : one)), ...all.map(String)));
      }
      case 'number':
        if (def.check && def.format !== 'safeint') throw new Error(`No form is known for the number ${def.format}.`);
        return named(use(def.check ? 'whole' : 'number', least === undefined && most !== undefined ? '-Infinity' : limit(least), limit(most)));
      case 'boolean':
        kinds.add('truth');
        return 'truth';
      case 'literal':
        return named(use('oneOf', ...def.values.map((one) => JSON.stringify(one))));
      case 'enum':
        return named(use('oneOf', ...Object.values(def.entries).map((one) => JSON.stringify(one))));
      case 'array':
        return named(use('list', write(def.element), least === undefined && most !== undefined ? '0' : limit(least), limit(most)));
      case 'record':
        return named(use('byName', write(def.keyType), write(def.valueType)));
      case 'union': {
        if (def.discriminator === undefined) return named(use('either', ...def.options.map(write)));
        const forms = def.options.map((option) => `[${JSON.stringify([...option._zod.def.shape[def.discriminator]._zod.values])}, ${write(option)}]`);
        return named(use('told', JSON.stringify(def.discriminator), `[${forms.join(', ')}]`));
      }
      case 'object': {
        if (def.catchall?._zod.def.type !== 'never') throw new Error('An object of the survey takes entries that it does not name.');
        const [needed, optional] = [[], []];
        for (const [key, value] of Object.entries(def.shape)) {
          const inner = value._zod.def;
          if (inner.type === 'optional') optional.push(`${key}: ${write(inner.innerType)}`);
          else needed.push(`${key}: ${write(value)}`);
        }
        return named(use('record', `{ ${needed.join(', ')} }`, optional.length > 0 ? `{ ${optional.join(', ')} }` : 'undefined'));
      }
      case 'lazy': {
        if (lazy.has(schema)) return lazy.get(schema);
        const inner = def.getter();
        if (isJson(inner)) {
          kinds.add('any');
          return 'any';
        }
        const name = `l${lazy.size + 1}`;
        lazy.set(schema, name);
        kinds.add('later');
        const made = write(inner);
        lines.push(`const ${name}$ = ${made};`);
        return name;
      }
      default:
        throw new Error(`No form is known for ${def.type}.`);
    }
  }
  /** The JSON of zod: a union that holds a record and an array of itself. */
  const isJson = ({ _zod: { def } }) => def.type === 'union' && def.options.some(({ _zod }) => _zod.def.type === 'null');

  const whole = write(surveySchema);
  const first = [...lazy.values()].map((name) => `const ${name}: Fits = later(() => ${name}$);`);
  return `// Written by scripts/survey-form.mjs from the schema in ../survey.ts. Do not edit.
import { ${[...kinds].sort().join(', ')}, type Fits } from './kinds.js';
import { ${[...own].sort().join(', ')} } from '../../refinements.js';

${[...first, ...lines].join('\n')}

/** The form of a survey, as its schema has it. */
export const surveyForm: Fits = ${whole};
`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(FILE, surveyForm());
