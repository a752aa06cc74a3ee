/**
 * Words that hold a sentence together and say nothing by themselves: articles, pronouns, prepositions, auxiliary verbs.
 * Negations stay in texts ("not", "nicht", "لا"): they are what is said.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: `a about after again all also am an and any are as at be because been before being both but by can could did do does doing down during each else etc ever every few
    for from further get gets getting go goes going got had has have having he her here hers herself him himself his how i i'd i'll i'm i've if in into is it it's its itself
    just like lot made make makes many may me might mine more most much must my myself now of off on once one ones only onto or other others our ours ourselves out over own
    quite rather really said same shall she should since so some still such than that that's the their theirs them themselves then there there's these they they're this those
    through thus to too under until up upon us very via was we we're we've were what when where whether which while who whom whose why will with within would yet you you're
    your yours yourself`,
  de: `ab aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim bereits bin bis bist da dabei dadurch dafür damit danach
    dann daran darauf daraus das dass davon davor dazu dein deine dem den denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein
    eine einem einen einer eines einige einmal er es etwa etwas euch euer eure für ganz gar gegen gehabt gewesen geworden haben habe hat hatte hatten hier hin ich ihm ihn ihnen
    ihr ihre ihrem ihren ihrer im in indem ins ist ja je jede jedem jeden jeder jedes jedoch jetzt kann können könnte man manche mehr mein meine meinem meinen meiner mich mir
    mit muss musste müssen nach noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so sogar solche soll sollte sondern sonst über um und uns
    unser unsere unter viel viele vom von vor während war waren warum was weil weiter welche welcher wenn wer werde werden weshalb wie wieder will wir wird wirklich wo wobei
    worden wurde wurden würde würden zu zum zur zwar zwischen`,
  ar: `أن أنا أنت أنتم أنها أنه أو أي أيضا إذا إلا إلى إن إنها إنه الآن التي الذي الذين الى ان انا انه انها او اي ايضا بأن بعد بعض به بها بين تكون تلك تم ثم جدا حتى حول حيث خلال ذات ذلك سوف
    عليه عليها على عليك عن عند عندما غير فقط في فيه فيها قبل قد كان كانت كانوا كل كما كنت كيف لأن لدى لقد لك لكن لكي له لها لهم لي لذلك ما ماذا مثل مع معي من منذ منه منها منهم نحن نحو هؤلاء هذا هذه هل هم
    هنا هناك هو هي و وأن وإن واحد وقد وكان وكانت ولكن وهذا وهذه وهو وهي يا يتم يكون`,
};

/**
 * Words to leave out of a language's texts before they are counted: `en`, `de`, `ar`; none for another.
 *
 * Use it for the `stopWords` of {@link createTokenizer}. Not for phrases, where "to be or not to be" is all stop words;
 * negations are not among them.
 *
 * @partOf distinguishingWords
 * @param locale a BCP 47 tag: its language is what counts
 */
export function stopWords(locale: string): readonly string[] {
  const language = locale.split('-')[0]!.toLowerCase();
  return Object.hasOwn(WORDS, language) ? WORDS[language]!.split(/\s+/) : [];
}
