import type { TurnProgress } from "../contract/live-contract";

/**
 * What a turn has told so far. A position counts the events before it, and within text the UTF-16 units: so text can be joined
 * and cut anywhere, in any process, and every position still means the same. As large as the turn itself: an entry's text is of
 * bounded length, so that neither adding to it nor reading on from a place in it takes longer the more was said before.
 */
export type ProgressLog = {
  readonly turnId: string;
  /** Of the session when the turn started. Of two turns of a run the later one has the greater. */
  readonly revision: number;
  readonly entries: { readonly start: number; event: TurnProgress }[];
  end: number;
  /** Nothing will follow; whoever comes now reads the session instead. */
  isOver: boolean;
};

export function newProgressLog({ turnId, revision }: { turnId: string; revision: number }): ProgressLog {
  return { turnId, revision, entries: [], end: 0, isOver: false };
}

/** Adds what begins at `start`; what of it is known already is skipped. @returns false when something before it is missing */
export function addToLog(log: ProgressLog, event: TurnProgress, start = log.end): boolean {
  if (start > log.end) return false;
  const known = log.end - start;
  if (known >= lengthOf(event)) return true;
  for (const piece of inPieces(withoutStart(event, known), log.entries.at(-1)?.event)) {
    const last = log.entries.at(-1);
    const joined = last && join(last.event, piece);
    if (joined) last.event = joined;
    else log.entries.push({ start: log.end, event: piece });
    log.end += lengthOf(piece);
  }
  if (event.type === "turn_settled") log.isOver = true;
  return true;
}

const longestText = 4_096;

/** The first piece of a text is what the last entry has room for. */
function* inPieces(event: TurnProgress, last: TurnProgress | undefined): Generator<TurnProgress> {
  if (event.type !== "text_delta") {
    yield event;
    return;
  }
  const isOfLast = last?.type === "text_delta" && last.segmentIndex === event.segmentIndex;
  let end = longestText - (isOfLast ? last.text.length % longestText : 0);
  for (let start = 0; start < event.text.length; start = end, end += longestText) {
    yield { ...event, text: event.text.slice(start, end) };
  }
}

/** What follows a position, and the position after it; `null` at the end. */
export function nextInLog(log: ProgressLog, position: number): { event: TurnProgress; end: number } | null {
  if (position >= log.end) return null;
  const entry = log.entries.findLast(({ start }) => start <= position);
  if (!entry) return null;
  const { start, event } = entry;
  return { event: withoutStart(event, position - start), end: start + lengthOf(event) };
}

/** Everything that follows a position. */
export function restOfLog(log: ProgressLog, position: number): TurnProgress[] {
  const rest: TurnProgress[] = [];
  for (let next = nextInLog(log, position); next; next = nextInLog(log, next.end)) rest.push(next.event);
  return rest;
}

export function lengthOf(event: TurnProgress): number {
  return event.type === "text_delta" ? event.text.length : 1;
}

function withoutStart(event: TurnProgress, length: number): TurnProgress {
  if (event.type !== "text_delta" || length === 0) return event;
  return { ...event, text: event.text.slice(length) };
}

function join(before: TurnProgress, after: TurnProgress): TurnProgress | null {
  if (before.type !== "text_delta" || after.type !== "text_delta") return null;
  if (before.segmentIndex !== after.segmentIndex || before.text.length >= longestText) return null;
  return { ...before, text: before.text + after.text };
}
