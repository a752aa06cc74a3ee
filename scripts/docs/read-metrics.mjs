// Reads what `src/metrics` exports, with its docstrings, by a real parser of TypeScript. TypeScript 7 has no API for
// JavaScript; the manifest analyzer brings a TypeScript that has, and exports it.
import { relative, sep } from 'node:path';
import { ts } from '@custom-elements-manifest/analyzer';

const ROOT = 'src/metrics';
/** What can be imported, by the name of the entry in package.json. */
const ENTRIES = {
  'cx-elements/metrics': `${ROOT}/index.ts`,
  'cx-elements/metrics/declarative': `${ROOT}/declarative/index.ts`,
  'cx-elements/metrics/built-in': `${ROOT}/built-in/index.ts`,
  'cx-elements/metrics/sql': `${ROOT}/sql/index.ts`,
  'cx-elements/metrics/intake': `${ROOT}/intake/index.ts`,
};

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Every value that `src/metrics` exports: functions, classes and constants, in the order of their files. */
export function readMetrics() {
  const program = ts.createProgram(Object.values(ENTRIES), OPTIONS);
  const checker = program.getTypeChecker();
  const found = [];
  for (const [entry, path] of Object.entries(ENTRIES)) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(path));
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.valueDeclaration;
      if (!declaration) continue; // a type
      const file = pathOf(declaration);
      if (!file.startsWith(`${ROOT}/`)) continue;
      found.push({ ...documented(checker, symbol), ...shapeOf(checker, symbol, declaration), name: exported.name, entry, file });
    }
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
}

const pathOf = (node) => relative('.', node.getSourceFile().fileName).split(sep).join('/');

const plain = (parts) => ts.displayPartsToString(parts).replaceAll('\r\n', '\n').trim();

/** The comment of a symbol and its tags by name. */
function documented(checker, symbol) {
  const tags = symbol.getJsDocTags(checker).map(({ name, text }) => ({ name, text: plain(text) }));
  const all = (name) => tags.filter((tag) => tag.name === name).map(({ text }) => text);
  return {
    doc: plain(symbol.getDocumentationComment(checker)), formula: all('formula')[0] ?? '', source: all('source')[0] ?? '', partOf: all('partOf')[0] ?? '', throws: all('throws'), returns: all('returns')[0] ?? '' };
}

function shapeOf(checker, symbol, declaration) {
  const start = declaration.getStart();
  const signature = ts.isClassDeclaration(declaration) ? undefined : checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures()[0];
  const node = signature?.getDeclaration();
  if (!signature || !node || !pathOf(node).startsWith(ROOT)) return { kind: ts.isClassDeclaration(declaration) ? 'class' : 'constant', start, type: '', parameters: [], result: null, failing: false };
  return {
    kind: 'function',
    start,
    type: `${symbol.name}(${node.parameters.map((one) => `${nameOf(one)}${one.questionToken || one.initializer ? '?' : ''}`).join(', ')})`,
    parameters: node.parameters.flatMap((one) => parameterOf(checker, signature, one)),
    result: resultOf(checker, node),
    failing: FAILS.test(node.body?.getText() ?? ''),
  };
}

/** A body that throws, or that asks `checks.ts` to. */
const FAILS = /\bthrow new\b|(?<![.\w])(?:finite|notNegative|positive|within|whole|confidence|finiteValues)\(/;

/** Types of which an argument shows every field. */
const EXPANDED = /(?:Options|Settings|Counts|Dispositions)$/;

const nameOf = (parameter) => (ts.isIdentifier(parameter.name) ? parameter.name.text : 'options');
const typeText = (node) => (node ? node.getText().replace(/\s+/g, ' ').replace(/\breadonly /g, '') : '');

/** A parameter with what its comment says; the fields of an object of options each in a row of their own. */
function parameterOf(checker, signature, parameter) {
  const name = nameOf(parameter);
  const symbol = signature.getParameters().find((one) => one.valueDeclaration === parameter);
  const doc = symbol ? plain(symbol.getDocumentationComment(checker)) : '';
  const optional = Boolean(parameter.questionToken || parameter.initializer);
  const type = parameter.type ? typeText(parameter.type) : checker.typeToString(checker.getTypeAtLocation(parameter));
  const fields = fieldsOf(checker, parameter.type);
  // options that are written out on the spot, or have a type of their own, are shown field by field
  if (fields.length > 0 && (ts.isTypeLiteralNode(parameter.type) || EXPANDED.test(type))) {
    const told = jsDocOf(parameter);
    const initial = defaultsOf(parameter);
    return fields.map((field) => ({
      ...field,
      name: `${name}.${field.name}`,
      doc: withDefault(field.doc || told.get(`${name}.${field.name}`) || told.get(field.name) || '', initial.get(field.name)),
    }));
  }
  return [{ name, type, optional, doc: withDefault(doc || typeDoc(checker, parameter.type), parameter.initializer?.getText()) }];
}

/** The values that options have when they are not given, as the pattern says that takes them apart. */
function defaultsOf({ name }) {
  if (!ts.isObjectBindingPattern(name)) return new Map();
  return new Map(name.elements.flatMap((element) => (element.initializer ? [[(element.propertyName ?? element.name).getText(), element.initializer.getText()]] : [])));
}

/** Names of constants say nothing to a reader. */
const CONSTANTS = { DEFAULT_LEVEL: '0.95', JEFFREYS_PRIOR: '[1/2, 1/2, 1/2]', NPS_BREAKS: '0-6, 7-8, 9-10' };

function withDefault(doc, initial) {
  if (initial === undefined || initial === '{}' || /\bdefault|not given\b/i.test(doc)) return doc;
  const value = CONSTANTS[initial] ?? initial;
  return /^[\w.'"[\]/, -]{1,30}$/.test(value) ? `${doc}${doc && !/[.!?]$/.test(doc) ? '.' : ''} Default \`${value}\`.`.trim() : doc;
}

/** What is said of a type of ours, for an argument of which nothing else is said. */
function typeDoc(checker, node) {
  const inner = node && ts.isTypeOperatorNode(node) ? node.type : node;
  const element = inner && ts.isArrayTypeNode(inner) ? inner.elementType : inner;
  if (!element || !ts.isTypeReferenceNode(element)) return '';
  const symbol = checker.getSymbolAtLocation(element.typeName);
  const own = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return own?.declarations?.[0] && pathOf(own.declarations[0]).startsWith(ROOT) ? plain(own.getDocumentationComment(checker)) : '';
}

/** `@param options.level ...` belongs to a field, which the checker does not know as a parameter. */
function jsDocOf(parameter) {
  const tags = ts.getJSDocTags(parameter.parent).filter(ts.isJSDocParameterTag);
  return new Map(tags.map((tag) => [tag.name.getText(), ts.getTextOfJSDocComment(tag.comment) ?? '']));
}

/** The fields of an interface or a literal that is ours, with their comments; those of what it extends too. */
function fieldsOf(checker, node) {
  if (!node) return [];
  const type = checker.getNonNullableType(checker.getTypeFromTypeNode(node));
  const declaration = type.symbol?.declarations?.[0] ?? type.aliasSymbol?.declarations?.[0];
  if (!declaration || !pathOf(declaration).startsWith(ROOT) || !(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return [];
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const own = property.valueDeclaration;
    if (!own || (!ts.isPropertySignature(own) && !ts.isPropertyDeclaration(own))) return [];
    return [{ name: property.name, type: typeText(own.type), optional: Boolean(own.questionToken), doc: plain(property.getDocumentationComment(checker)) }];
  });
}

/** What a function gives, with the fields of what it is made of. */
function resultOf(checker, node) {
  if (!node.type) return null;
  let inner = node.type;
  for (;;) {
    if (ts.isUnionTypeNode(inner)) inner = inner.types.find((one) => !(ts.isLiteralTypeNode(one) && one.literal.kind === ts.SyntaxKind.NullKeyword)) ?? inner.types[0];
    else if (ts.isArrayTypeNode(inner)) inner = inner.elementType;
    else if (ts.isTypeOperatorNode(inner)) inner = inner.type;
    else if (ts.isTypeReferenceNode(inner) && inner.typeArguments?.length === 1 && /^(Promise|ReadonlyArray|Array)$/.test(inner.typeName.getText())) inner = inner.typeArguments[0];
    else break;
  }
  return { type: typeText(node.type), fields: ts.isTypeReferenceNode(inner) || ts.isTypeLiteralNode(inner) ? fieldsOf(checker, inner) : [] };
}
