export { caseFold, ticketsOf } from './cases.js';
export { consentFold } from './consents.js';
export { contactFold } from './contacts.js';
export { contractFold } from './contracts.js';
export { customerFold, tenuresOf } from './customers.js';
export { Deriver, factsOf } from './deriver.js';
export { FACT_TYPES, type AnyFact, type Fact, type FactChange, type FactData, type FactType, type Fold, type Kept, type Told } from './fact.js';
export { spendFold, spendPairsOf, type SpendPeriod } from './spend.js';
