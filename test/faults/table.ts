import type { Client } from './clients.js';
import type { Tally } from './ledger.js';
import type { Peer } from './peers.js';

const WIDTH = 52;

const BESIDE = '## Beside others';
const NOT_TRIED = '## What is not tried';
const day = (): string => new Date().toISOString().slice(0, 10);

/** What the page says of others, where they are not tried again now. It says itself when it was made. */
export function besideOthersIn(page: string): string {
  const [from, to] = [page.indexOf(BESIDE), page.indexOf(NOT_TRIED)];
  return from < 0 || to < from ? '' : page.slice(from, to);
}

export const HEAD = `${'fault'.padEnd(WIDTH)} ${'browser'.padEnd(9)} ${['sent', 'acked', 'stored', 'refused', 'told', 'lost', 'twice', 's'].map((name) => name.padStart(8)).join('')}`;

const toldOf = ({ told }: Tally): number => Object.values(told).reduce((a, b) => a + b, 0);
const reasonsOf = ({ told }: Tally): string => Object.entries(told).map(([reason, count]) => `${count} ${reason}`).join(', ');

/** One fault on one line. */
export function line(tally: Tally): string {
  const { fault, browser, sent, acked, stored, refused, lost, twice, seconds } = tally;
  const reasons = reasonsOf(tally);
  return `${fault.padEnd(WIDTH)} ${browser.padEnd(9)} ${[sent, acked, stored, refused, toldOf(tally), lost, twice, seconds].map((n) => String(n).padStart(8)).join('')}${reasons === '' ? '' : `  (${reasons})`}`;
}

/** One fault of one peer. */
export interface PeerTally {
  readonly peer: Peer;
  readonly tally: Tally;
}

/** Stored of captured, and what arrived more than once. */
function cell(tally: Tally | undefined, hasId: boolean): string {
  if (!tally) return '-';
  const { sent, stored, refused, copies = 0, twice } = tally;
  const aside = refused > 0 ? ` +${refused} set aside` : '';
  const again = hasId ? (copies > 0 ? ` (${copies} again)` : '') : twice > 0 ? ` **(${twice} twice)**` : '';
  return `${stored < sent - refused ? `**${stored}/${sent}**` : `${stored}/${sent}`}${aside}${again}`;
}

function besidePeers(client: Client, ours: readonly Tally[], beside: readonly PeerTally[]): string {
  const peers = [...new Map(beside.map(({ peer }) => [peer.name, peer])).values()];
  if (peers.length === 0) return '';
  const faults = [...new Set(ours.map(({ fault }) => fault))].filter((fault) => beside.some(({ tally }) => tally.fault === fault));
  const rows = faults.map((fault) => {
    const own = ours.find((one) => one.fault === fault && one.browser === 'chromium');
    const theirs = peers.map((peer) => cell(beside.find((one) => one.peer.name === peer.name && one.tally.fault === fault)?.tally, peer.hasId));
    return `| ${fault} | ${cell(own, true)} | ${theirs.join(' | ')} |`;
  });
  const lossless = (all: readonly (Tally | undefined)[]): number => all.filter((one) => one && one.lost === 0 && one.twice === 0).length;
  const whole = peers.map((peer) => `${lossless(beside.filter((one) => one.peer.name === peer.name).map(({ tally }) => tally))} of ${faults.length}`);
  return `${BESIDE}

Made on ${day()}. The same page, browser and faults, with other libraries set up as their documents say, Chromium, one run each. A cell is what the server had 45 seconds after, of what was handed over;
"again" is what arrived a second time with an id by which a server can tell, "twice" what arrived a second time without one. **Bold** is lost or doubled. None of them was made for surveys,
and most do not promise more than they do here. Their server says yes to everything; ours is the real collector. The one that a filter refuses is itself never stored: "set aside" is
that its page was told so, with the reason; where it is not, that one is lost without a word, though all others may have come through. Snowplow sends what waits with the next event, which does not come here. Matomo's tracker is not on npm: it is that of its repository.

| fault | cx-elements ${client.version} | ${peers.map(({ name, version }) => `${name} ${version}`).join(' | ')} |
| --- | ${['', ...peers].map(() => '---').join(' | ')} |
${rows.join('\n')}
| nothing lost, nothing twice | ${lossless(faults.map((fault) => ours.find((one) => one.fault === fault && one.browser === 'chromium')))} of ${faults.length} | ${whole.join(' | ')} |

`;
}

/** The page about it. */
export function report(client: Client, ours: readonly Tally[], beside: readonly PeerTally[], browsers: readonly string[], skipped: readonly string[], before: string): string {
  const sorted = [...new Set(ours.map(({ fault }) => fault))].flatMap((fault) => ours.filter((one) => one.fault === fault));
  const rows = sorted.map((tally) => {
    const { fault, browser, sent, acked, stored, refused, lost, twice } = tally;
    return `| ${fault} | ${browser} | ${sent} | ${acked} | ${stored} | ${refused} | ${reasonsOf(tally) || '0'} | ${lost} | ${twice} |`;
  });
  const total = (what: 'lost' | 'twice'): number => ours.reduce((sum, one) => sum + one[what], 0);
  return `# What becomes of an answer when things go wrong

Made by \`npm run faults -- --write\` on ${day()} with ${browsers.join(' and ')}, Node ${process.versions.node}. Answers are given in real browsers, the collector is the real one in a process of
its own, and between them stands a server on which things go wrong as planned. Afterwards the file of the collector is read by another program, every answer is looked up by its id, and the figures are counted again.

What must hold: every answer that was promised is stored, or was set aside with a reason that the page was told, or was told to the collector as lost, by reason; none is stored or counted twice; the figures
are those that counting again gives. Promised is all that customers handed over; where the browser is killed in the middle of it, what the page had been told is safe.

| fault | browser | given | told as safe | stored | set aside | told as lost | lost | twice |
| --- | --- | ---: | ---: | ---: | ---: | --- | ---: | ---: |
${rows.join('\n')}

**${total('lost')} lost, ${total('twice')} twice.** ${skipped.join(' ')}

"Set aside" is what cannot be taken for good, such as an answer outside its scale: it stays on the device, where the host can read it and send it again. What is told as lost is kept by the collector as
\`cx.delivery.lost\`, so that figures can say what they may be off by. Where a page comes back out of the back/forward cache of Firefox, the harness hears nothing more of what its pages tell: "told as safe" is then less than it was. \`npm run soak -- faults\` kills the browser 200 times and the collector 100 times.

${beside.length > 0 ? besidePeers(client, ours, beside) : besideOthersIn(before)}${NOT_TRIED}

Power cuts (processes are killed, not machines), Safari, storage that the customer or the browser empties, filters in the browser that let no request out.
`;
}
