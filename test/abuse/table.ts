/** What came of one attempt in one browser. */
export interface Outcome {
  readonly n: number;
  readonly browser: string;
  /** In which enclosure, for attempts that were made in several. */
  readonly where: string;
  /** Requests that reached the attacker. */
  readonly hits: number;
  /** The widest gap between two turns of the host's page meanwhile, in milliseconds. */
  readonly gap: number;
  /** What went through that should not have. */
  readonly faults: readonly string[];
}

/** The outcomes as a table, a row an attempt. */
export function table(outcomes: readonly Outcome[], titles: Readonly<Record<number, string>>, untried: Readonly<Record<number, string>>): string {
  const browsers = [...new Set(outcomes.map(({ browser }) => browser))];
  const gapIn = (own: readonly Outcome[], browser: string): string => {
    const gaps = own.filter((one) => one.browser === browser).map(({ gap }) => gap);
    return gaps.length === 0 ? '-' : String(Math.round(Math.max(...gaps)));
  };
  const rows = Object.entries(titles).map(([text, title]) => {
    const n = Number(text);
    const own = outcomes.filter((one) => one.n === n);
    if (own.length === 0) return `| ${n} | ${title} | - | - | ${browsers.map(() => '-').join(' | ')} | not tried: ${untried[n] ?? 'left out of this run'} |`;
    const hits = own.reduce((sum, one) => sum + one.hits, 0);
    const faults = [...new Set(own.flatMap((one) => one.faults))];
    return `| ${n} | ${title} | ${own.length} | ${hits} | ${browsers.map((browser) => gapIn(own, browser)).join(' | ')} | ${faults.length === 0 ? 'held' : faults.join('; ')} |`;
  });
  return `| | attempt | runs | hits | ${browsers.map((browser) => `gap, ${browser}, ms`).join(' | ')} | outcome |\n| ---: | --- | ---: | ---: | ${browsers.map(() => '---:').join(' | ')} | --- |\n${rows.join('\n')}`;
}

/** The page about it. */
export function report(outcomes: readonly Outcome[], rows: string, control: string, versions: readonly string[]): string {
  const hits = outcomes.reduce((sum, one) => sum + one.hits, 0);
  return `# What a hostile plugin tried

Made by \`npm test -- abuse --write\` in ${versions.join(' and ')}. A plugin written to do harm makes ${outcomes.length} attempts of ${new Set(outcomes.map(({ n }) => n)).size} kinds on a page that has
no policy of its own, so that only the sandbox protects it, against a server on this machine that counts what reaches it.
**${hits} requests** reached that server without a grant. The numbers are those of the list that the tests follow.

Attempts 1 to 38 are made in four enclosures: the sandbox page, a frame by \`srcdoc\`, the worker file, and the sandbox page with a runtime that has lost its
own defences, so that the browser's walls stand alone. Attempts 39 to 53 are made with that broken runtime: the plugin has the very port to the page and sends
what it likes. The gap is the widest between two turns of the page meanwhile, of the best of up to five runs: what a plugin does to a page comes again, what a busy machine does to it
does not. Over 100 ms counts as a freeze and fails the test; where other processes slow the
machine down, by as much more as a control takes longer for the same work.

${rows}

## Without a sandbox

The same plugin in a plain worker of the page, to show that the attempts are real. It got through with ${control}. The rest of the first 38 needs a document or a right
that no worker has.
`;
}
