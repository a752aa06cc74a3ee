import fc from 'fast-check';
import type { Journey } from '../../../src/journey/index.js';
import { journeyWith, SUPPORT } from './support.js';

/** Ways to write a mermaid journey, odd ones among them: some are no journey for mermaid. */
export const EDGE_CASES: readonly string[] = [
  'journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me\n      Do work: 1: Me, Cat\n    section Go home\n      Go downstairs: 5: Me\n      Sit down: 5: Me\n',
  'journey', 'journey\n', '  journey\n', '\n\njourney\n A: 1\n', 'JOURNEY\nA: 1', 'Journey\n', 'journeyman\n', 'journey-x\n', '', 'flowchart TD', 'journey title On one line\nA: 3: Me', 'journey section S\nA: 3: Me',
  'journey\nCall at 10:30: 4: Me', 'journey\nTitle deed signed: 4: Me', 'journey\nJourney planning: 4: Me', 'journey\nSection 5 form: 4: Me', 'journey\nA; B: 4: Me', 'journey\nTicket #42: 4: Me', 'journey\nsection Phase 1: Discovery\nA: 1: Me',
  'journey\nA', 'journey\nA: 4: Me: nps 40', 'journey\nA: 3.7: Me\nB: -2: Me\nC: 12: Me\nD: happy: Me\nE: 1e1: Me', 'journey\nA: 4:', 'journey\nA: 4: Me, ', 'journey\nA: 4: , Me', 'journey\nA: 4: Me, Me', 'journey\nA:4:Me', 'journey\nA: : Me', 'journey\n: 4: Me', 'journey\nA:\n',
  'journey\nsection One\nA: 1: Me\nsection One\nB: 2: Me', 'journey\nA: 1: Me\nsection S\nB: 2: Me', 'journey\nsection S\nsection T\nA: 1: Me', 'journey\nsection\nNext line: 3: Me', 'journey\nsection \nA: 3', 'journey\ntitle\nfoo\nA: 3', 'journey\ntitle One\ntitle Two\nA: 3',
  'journey\naccTitle: A title\naccDescr: A description\nA: 3: Me', 'journey\naccDescr {\n  several\n  lines\n}\nA: 3: Me', 'journey\naccDescr { one } \nA: 3: Me', 'journey\naccDescr {}\nA: 3: Me', 'journey\naccDescr { open\nA: 3: Me', 'journey\naccTitle:\n  below\nA: 3: Me', 'journey\nACCTITLE : loud\nSECTION Big\nA: 3', 'journey\naccTitle:',
  'journey\n%% a comment\nA: 3: Me\n%% another', 'journey\nA: 3: Me %% not a comment\nB: 2', 'journey\n%%\nA: 3: Me', 'journey\nA: 3: Me\n\n\n  %% after blank lines\nB: 2: Me', 'journey\n# a hash\nA: 3: Me # tail\nB: 2', 'journey\n%\nA: 1', 'journey\nx%% gone\nA: 1', 'journey\n%%cx {"id":"t9"}\nA: 1', 'journey\nA: 3: Me\n%%cx {"metrics":{"csat":{"k":82,"n":120,"scale":"top2of5"},"fcr":{"num":61,"den":100}},"id":"t1"}\nB: 2',
  "%%{init: {'theme': 'dark'}}%%\njourney\nA: 3: Me", '%%{wrap}%%\njourney\nA: 3: Me', 'journey\n%%{init: {"journey": {"useMaxWidth": false}} }%%\nA: 3: Me', 'journey\nA%%{wrap}%%B: 3: Me', 'journey\n%%{open\nA: 3: Me',
  '---\ntitle: From the front\n---\njourney\nA: 3: Me', '---\nconfig:\n  theme: dark\ntitle: "Quoted: yes"\n---\njourney\ntitle Inner\nA: 3: Me', '---\n---\njourney\nA: 3', '---\ntitle: open\njourney\nA: 3', '---\ntitle: x\n--- \n\n\njourney\nA: 3', '---\ncx: {"kept": true}\n---\njourney\nA: 3',
  'journey\r\n  title Windows\r\n  section S\r\n    A: 3: Me\r\n', 'journey\rA: 3: Me\rB: 2', 'journey\r\nA: 3: Me\nB: 2: Me\r\n',
  'journey\n#35;42: 3: Me', 'journey\nCall at 10#58;30: 3: Me', 'journey\nsection A#colon;B\nX: 1', 'journey\ntitle #quot;q#quot; #unknown; #9829;\nA: 3: a#44;b, c', 'journey\ntitle style a:#35;b\nA: 1', 'journey\nA#;: 3',
  'journey\n\tTabs: 3:\tMe\t,\tCat\t\n', 'journey\nشراء: 4: العميل\n日本語: 2: 猫, 犬\n', 'journey\nconstructor: 3: __proto__, toString\nsection constructor\nhasOwnProperty: 2: constructor', 'journey\n<b>bold</b>: 3: <i>x</i>', 'journey\nA: 0x10: Me\nB: +3: Me\nC:   : Me\nD: Infinity: Me', 'journey\nA: 3: Me;', 'journey\nA: 3: Me\n;\n', 'journey}\nA: 3', 'journey\n}%% x\nA: 3',
];

const word = fc.oneof({ arbitrary: fc.constantFrom('Make tea', 'Call', 'Wait', 'Ask for help', 'Pay', 'Read', 'title', 'section', 'journey', 'accTitle', 'Café', 'سؤال', '猫', 'a'), weight: 6 }, { arbitrary: fc.string({ maxLength: 8 }), weight: 1 });
const odd = fc.constantFrom('', ' ', '\t', '  ', '%%', '#', ';', ':', '#35;', '#colon;', '%%{wrap}%%', '}', '{');
const name = fc.tuple(word, fc.oneof({ arbitrary: fc.constant(''), weight: 12 }, { arbitrary: odd, weight: 1 }), word).map((parts) => parts.join(' '));
const score = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 5 }).map(String), weight: 8 }, { arbitrary: fc.constantFrom('', ' ', '3.7', '-2', '12', 'happy', '1e3', '٣'), weight: 1 });
const people = fc.array(fc.constantFrom('Me', 'Cat', 'Agent', 'Me ', '', 'Ann Lee', 'حسن'), { maxLength: 3 }).map((all) => all.join(', '));
const indent = fc.constantFrom('', '  ', '    ', '\t', '      ');
const line = fc.oneof(
  { arbitrary: fc.tuple(indent, name, score, people).map(([space, task, number, who]) => `${space}${task}: ${number}${who === '' ? '' : `: ${who}`}`), weight: 10 },
  { arbitrary: fc.tuple(indent, name).map(([space, section]) => `${space}section ${section}`), weight: 4 },
  { arbitrary: fc.constantFrom('', ' ', '%% a comment', '   %% another', '# hash', '%%cx {"metrics":{"csat":{"k":8,"n":10}}}', '%%', 'title A title', 'title B', 'accTitle: T', 'accDescr: D', 'accDescr {\n x\n y }'), weight: 4 },
  { arbitrary: odd, weight: 1 },
);
const front = fc.oneof({ arbitrary: fc.constant(''), weight: 8 }, { arbitrary: fc.constantFrom('---\ntitle: Front\n---\n', '%%{init: {"theme":"dark"}}%%\n', '\n\n', '%% first\n'), weight: 2 });

/** A text that mermaid mostly takes. */
export const mermaidText: fc.Arbitrary<string> = fc.tuple(front, fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\n', '\r\n'), fc.boolean()).map(([before, lines, end, last]) => `${before}journey${lines.map((one) => `\n${one}`).join('')}${last ? '\n' : ''}`.replaceAll('\n', end));

/** Names that mermaid would take for something else, were they not written with care. */
export const ODD_NAMES: readonly unknown[] = ['Call at 10:30', 'Title deed signed', 'Journey planning', 'Section 5 form', 'A; B', 'Ticket #42', '100 % done', '%%{init}%%', '', 'accTitle: x', 'x%% y', 'journey', 'title', 'constructor', 'style a:#b;'].map((name, i) => ({ type: 'touchpoint', id: `t${i}`, name, phase: null }));

/** Journeys that we write and mermaid is to read. */
export const WRITTEN: readonly (() => Journey)[] = [() => journeyWith(SUPPORT, { title: 'All: of #it; 100 %' }), () => journeyWith(ODD_NAMES)];
