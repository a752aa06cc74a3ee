export {
  functionsIn, namesIn, partsOf, pathOf, sizeOf, type Arithmetic, type Comparison, type Expr, type ExprOf, type FunctionName, type LoopName, type Place, type ValueType,
} from './ast.js';
export { checkExpression, inDocument, type Checked, type Names } from './check.js';
export { compile, evaluate, type Budget, type Evaluator } from './evaluate.js';
export { FUNCTIONS, functionNamed, written, type ExpressionFunction } from './functions.js';
export { parseExpression, type ExpressionLimits, type ExpressionProblem } from './parse.js';
export { UNKNOWN, type Unknown, type Value } from './values.js';
