export { countRecognition, type RecognitionCounts, type RecognitionCountsOptions, type StarCount } from './counts.js';
export {
  recognitionList, recognitionOf, type ModeratorSays, type Recognition, type RecognitionBy, type RecognitionList, type RecognitionListOptions, type RecognitionOptions, type RecognizedEmployee,
} from './recognition.js';
