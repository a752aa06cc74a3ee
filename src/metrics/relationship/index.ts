export { annualChurn, CHURN_METHODS, churnRate, churnRates, expectedLifetime, type ChurnBase, type ChurnCounts, type ChurnRate, type ChurnRates } from './churn.js';
export { renewalRate, type ContractTerm, type Renewals } from './renewal.js';
export { revenueRetention, type RevenueRetention, type SpendPair } from './revenue-retention.js';
export { acquisitionRate, type Acquisition } from './acquisition.js';
export { cohortRetention, type Activity, type Cohort } from './cohorts.js';
export { longevity, type Longevity, type Tenure } from './longevity.js';
export { referralRates, type ReferralCounts, type Referrals } from './referrals.js';
export { repeatShare } from './repeat.js';
