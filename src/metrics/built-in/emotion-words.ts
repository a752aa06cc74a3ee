/** Which words of an emotion question are good and which bad; all others are neither. */
export interface EmotionWords {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** English words for feelings that are plainly good or plainly bad. */
export const EMOTION_WORDS: EmotionWords = {
  positive: ['delighted', 'happy', 'glad', 'relieved', 'grateful', 'confident', 'valued', 'satisfied', 'proud'],
  negative: ['angry', 'frustrated', 'disappointed', 'confused', 'worried', 'anxious', 'sad', 'ignored', 'annoyed'],
};
