/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000;

/** What there is to tell of the end of a feed. */
export interface FeedEnd {
  /** The right to read on has ended; to try again with the same address would be in vain. */
  expired(): void;
  /** The line is broken, or cannot be had. */
  lost(): void;
}

/**
 * Tells how a feed of a collector ends. It says so itself when the right to read has run out; a page that slept meanwhile is refused when it is back.
 *
 * @param hadRight did this address open the feed before, or has it a ticket? Who never had a right is told of none
 */
export function hearEnd(source: EventSource, hadRight: () => boolean, line: AbortSignal, end: FeedEnd): void {
  source.addEventListener('expired', () => end.expired());
  source.addEventListener('error', () => {
    // it is open no more and does not try again: somebody answered, and with no feed
    if (source.readyState !== EventSource.CLOSED || !hadRight()) return end.lost();
    void isUnauthorised(source.url, line).then((hasEnded) => line.aborted || (hasEnded ? end.expired() : end.lost()));
  });
}

/** Stands a ticket in an address? */
export const hasTicket = (url: string): boolean => new URL(url, document.baseURI).searchParams.has('ticket');

/** An `EventSource` does not say why it was refused: a page that slept while its ticket ran out would try again for ever. So it is asked once more by what can read the answer. */
async function isUnauthorised(url: string, line: AbortSignal): Promise<boolean> {
  const enough = new AbortController();
  line.addEventListener('abort', () => enough.abort());
  try {
    const { status } = await fetch(url, { headers: { accept: 'text/event-stream' }, cache: 'no-store', signal: AbortSignal.any([enough.signal, AbortSignal.timeout(PATIENCE)]) });
    return status === 401;
  } catch {
    return false;
  } finally {
    enough.abort(); // if it is a feed after all, it is not read here
  }
}
