/** What is said to the customer, in English; `{...}` are places for values. Other languages have the same keys. */
export const english = {
  'ok.opt-in': 'You said yes to {topic} on {date}.',
  'ok.opt-out': 'You have not said no to {topic}.',
  'ok.contract': '{topic} belongs to what you have with us.',
  'ok.legal': 'We have to tell you: {topic}.',
  'ok.asked': 'You asked for this message.',
  'ok.overrode': 'It came although you had chosen otherwise: {reasons}.',

  'unknown-topic': 'There is no such kind of message any more.',
  'unknown-channel': '{topic} does not come by {channel}.',
  'unknown-offer-kind': 'There is no such kind of offer any more.',
  'channel-unreachable': 'We have no confirmed address for {channel}, or it does not take messages.',
  'channel-safety-only': 'You gave this address for safety messages only.',
  'unsubscribe-all': 'You unsubscribed from everything.',
  'topic-opt-out': 'You turned {topic} off.',
  'channel-opt-out': 'You turned {channel} off.',
  'cell-opt-out': 'You turned {topic} by {channel} off.',
  'offer-kind-opt-out': 'You turned this kind of offer off.',
  'no-consent': 'You have not said yes to {topic}.',
  'consent-withdrawn': 'You took your yes to {topic} back.',
  'consent-invalid': 'The box for {topic} was ticked before you came, so it does not count as a yes.',
  'consent-unconfirmed': 'You have not confirmed {topic} yet.',
  'consent-expired': 'Your yes to {topic} has run out.',
  'consent-stale': 'What {topic} is for has changed since you said yes.',
  gpc: 'Your browser asks not to share your data, and {topic} would.',
  'life-event-not-shared': 'You do not share this occasion, or you muted it.',
  'life-event-purpose': 'You did not share this occasion for this purpose.',
  paused: 'You paused messages.',
  'zone-unknown': 'We do not know your time zone, so we cannot keep to your hours.',
  'statutory-hours': 'The law where you live allows no such messages at this hour.',
  'quiet-hours': 'It is within your quiet hours.',
  'preferred-window': 'It is outside the hours you prefer.',
  cap: 'You have had as many messages as you wanted.',

  'short.unsubscribe-all': 'unsubscribed from everything',
  'short.opt-out': 'turned off',
  'short.consent': 'no yes',
  'short.gpc': 'do not share my data',
  'short.life-event': 'occasion not shared',
  'short.paused': 'paused',
  'short.zone-unknown': 'time zone unknown',
  'short.statutory-hours': 'hours of the law',
  'short.quiet-hours': 'quiet hours',
  'short.preferred-window': 'preferred hours',
  'short.cap': 'number of messages',
  'short.channel-safety-only': 'safety messages only',

  'next.at': 'The next time we may write is {time}.',
  'next.choice': 'Only you can change that.',

  'forecast.month': { one: 'In a normal month about {count} message.', other: 'In a normal month about {count} messages.' },
  'forecast.few': 'In a normal month less than one message.',
  'forecast.none': 'In a normal month no messages.',
  'forecast.uncounted': { one: 'Not counted: {count} kind of message without a usual number.', other: 'Not counted: {count} kinds of messages without a usual number.' },

  'lint.topic-gone': 'There is no such kind of message any more. Your choice is kept.',
  'lint.channel-gone': 'There is no such channel any more. Your choice is kept.',
  'lint.cap-zero': 'At most 0 means never.',
  'lint.cap-unusable': 'This limit is not a whole number, so nothing is sent. Choose a whole number.',
  'lint.windows-overlap': 'Some of these hours overlap. They count once.',
  'lint.never-open': '{topic} by {channel} can never come with these hours.',
  'lint.zone-missing': 'Choose your time zone; until then nothing is sent that your hours are about.',
  'lint.zone-unknown': 'We do not know this time zone; until you choose another, nothing is sent that your hours are about.',
  'lint.no-channel': '{topic} is on, but there is no channel it could come on.',
  'lint.pause-over': 'This pause has ended.',
} as const satisfies Readonly<Record<string, Words>>;

/** A text; where it depends on `{count}`, one for each plural form of the language. */
export type Words = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });

/** Every text in one language, which `locale` names for `Intl`. */
export type Phrasebook = { readonly locale: string; readonly words: Readonly<Record<keyof typeof english, Words>> };
