export { condition as conditionSchema, type Comparison, type Condition } from './condition.js';
export { parseSurvey, parseSurveyState } from './parse.js';
export {
  CONTACT_FIELDS, QUESTION_TYPES, questionSchema,
  type Area, type Choice, type ContactField, type Question, type QuestionOf, type QuestionType,
} from './question.js';
export { STATE_FORMAT, SURVEY_FORMAT } from './format.js';
export { givenSchema, surveyStateSchema, takenSchema, type Given, type GivenOf, type SurveyState, type Taken, type VariableValue } from './state.js';
export { surveySchema, type Ending, type FollowUp, type Page, type Quota, type Score, type Survey, type Variable } from './survey.js';
export { surveyTestsSchema, TESTS_FORMAT, type Expected, type ShortAnswer, type SurveyTest, type SurveyTests, type TestStep } from './survey-tests.js';
export { languagesOf, wordsIn, type Words } from './words.js';
