export type { Coverage, Covered } from './coverage.js';
export { surveyTestsSchema, TESTS_FORMAT, type Expected, type ShortAnswer, type SurveyTest, type SurveyTests, type TestStep } from '../../model/questionnaire/survey-tests.js';
export { reportLines } from './report.js';
export { runSurveyTests, runTests, type Miss, type TestOutcome, type TestReport } from './run.js';
