import type { Problem } from '../core/problem.js';
import type { Expr, ExprOf, Place, ValueType } from './ast.js';
import { functionNamed } from './functions.js';
import type { ExpressionProblem } from './parse.js';

/** The names an expression may use, and what is known of them. */
export type Names = Readonly<Record<string, ValueType>>;

/** What a check found: the type the expression gives, and all that is wrong with it. */
export interface Checked {
  readonly type: ValueType;
  readonly problems: readonly ExpressionProblem[];
}

const TYPE_NAMES: Readonly<Record<ValueType | 'collection', string>> = {
  boolean: 'true or false', number: 'a number', string: 'a text', null: 'null', list: 'a list', map: 'a map', any: 'a value', collection: 'a text, a list or a map',
};

/**
 * Checks an expression before there are data: does it use only these names, and do the types fit as far as they are
 * known? What is found in fields is not known, and fits everywhere.
 *
 * @param wanted what it must give
 */
export function checkExpression(expr: Expr, names: Names, wanted: ValueType = 'any'): Checked {
  const problems: ExpressionProblem[] = [];
  const tell = (code: string, message: string, { start, end }: Place): void => void problems.push({ code, message, start, end });
  const must = (node: Expr, type: ValueType | 'collection', scope: Names): ValueType => fit(node, typeOf(node, scope), type);
  const fit = (node: Expr, given: ValueType, type: ValueType | 'collection'): ValueType => {
    const fits = given === 'any' || type === 'any' || given === type || (type === 'collection' && (given === 'string' || given === 'list' || given === 'map'));
    if (!fits) tell('wrong-type', `Here must be ${TYPE_NAMES[type]}, and this is ${TYPE_NAMES[given]}.`, node);
    return given;
  };

  const typeOf = (node: Expr, scope: Names): ValueType => {
    switch (node.kind) {
      case 'literal':
        return node.value === null ? 'null' : (typeof node.value as 'string' | 'number' | 'boolean');
      case 'name':
        if (Object.hasOwn(scope, node.name)) return scope[node.name]!;
        tell('unknown-name', `There is no "${node.name}" here. There is ${Object.keys(scope).join(', ') || 'nothing'}.`, node);
        return 'any';
      case 'field':
      case 'has':
        must(node.of, 'map', scope);
        return node.kind === 'has' ? 'boolean' : 'any';
      case 'index':
        typeOf(node.of, scope);
        typeOf(node.index, scope);
        return 'any';
      case 'list':
        node.items.forEach((item) => typeOf(item, scope));
        return 'list';
      case 'not':
        must(node.of, 'boolean', scope);
        return 'boolean';
      case 'negate':
        must(node.of, 'number', scope);
        return 'number';
      case 'and':
      case 'or':
        must(node.left, 'boolean', scope);
        must(node.right, 'boolean', scope);
        return 'boolean';
      case 'compare':
        return compared(node, scope);
      case 'arithmetic':
        return calculated(node, scope);
      case 'in': {
        typeOf(node.left, scope);
        const right = typeOf(node.right, scope);
        if (right !== 'map') fit(node.right, right, 'list');
        return 'boolean';
      }
      case 'choose': {
        must(node.when, 'boolean', scope);
        const [yes, no] = [typeOf(node.yes, scope), typeOf(node.no, scope)];
        return yes === no ? yes : 'any';
      }
      case 'call': {
        const found = functionNamed(node.name)!;
        node.args.forEach((arg, i) => must(arg, found.takes[Math.min(i, found.takes.length - 1)]!, scope));
        return found.gives;
      }
      case 'loop': {
        must(node.over, 'list', scope);
        if (Object.hasOwn(scope, node.item)) tell('name-twice', `"${node.item}" is the name of something else here. Call the item otherwise.`, node);
        const inner = { ...scope, [node.item]: 'any' as const };
        if (node.name === 'map') typeOf(node.body, inner);
        else must(node.body, 'boolean', inner);
        return node.name === 'map' || node.name === 'filter' ? 'list' : 'boolean';
      }
    }
  };

  const compared = (node: ExprOf<'compare'>, scope: Names): ValueType => {
    const [left, right] = [typeOf(node.left, scope), typeOf(node.right, scope)];
    const equality = node.op === '==' || node.op === '!=';
    if ([left, right].some((type) => type === 'list' || type === 'map' || (!equality && type === 'null'))) {
      tell('wrong-type', equality ? 'Lists and maps are not compared.' : 'Null, lists and maps have no order.', node);
    } else if (left !== 'any' && right !== 'any' && left !== right && !(equality && (left === 'null' || right === 'null'))) {
      tell('wrong-type', `This compares ${TYPE_NAMES[left]} with ${TYPE_NAMES[right]}.`, node);
    }
    return 'boolean';
  };

  const calculated = (node: ExprOf<'arithmetic'>, scope: Names): ValueType => {
    const [left, right] = [typeOf(node.left, scope), typeOf(node.right, scope)];
    const able = node.op === '+' ? ['number', 'string', 'any'] : ['number', 'any'];
    for (const [type, part] of [[left, node.left], [right, node.right]] as const) {
      if (!able.includes(type)) tell('wrong-type', `Here must be a number${node.op === '+' ? ' or a text' : ''}, and this is ${TYPE_NAMES[type]}.`, part);
    }
    if (left !== 'any' && right !== 'any' && left !== right && able.includes(left) && able.includes(right)) {
      tell('wrong-type', `This adds ${TYPE_NAMES[left]} and ${TYPE_NAMES[right]}.`, node);
    }
    if (node.op !== '+') return 'number';
    return left === 'any' ? right : left;
  };

  return { type: must(expr, wanted, names), problems };
}

/** The problem of an expression as that of a document: what was said of it, at the place where it stands. */
export function inDocument({ code, message }: ExpressionProblem, where: string): Problem {
  return { code, message, where };
}
