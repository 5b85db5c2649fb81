import { storableText } from "@/shared/storable";

/**
 * A reply as a person reads it. Prompts written for calls teach the model to begin with `▸` (speak this) or `●` and the id of
 * a recording with its transcript in brackets, or to name a recording as `RECORDING_ID: …`; of these only the words are kept.
 */
export function toSpokenText(reply: string): string {
  return storableText(withoutRecordings(withoutFirstMark(reply.trim())).trim());
}

/** How far a reply has been read that is not whole yet. Beside what is held back it keeps nothing of the reply. */
export type SpokenReading = {
  /** What comes after the mark that a reply may begin with. */
  readonly isPastFirstMark: boolean;
  readonly hasSpoken: boolean;
  /** White space that is said once something follows it. */
  readonly white: string;
  /** What may be, or become, a mark. */
  readonly heldBack: string;
  /** What is held back is read again when it has this length. */
  readonly readAgainAt: number;
};

export const nothingRead: SpokenReading = {
  isPastFirstMark: false,
  hasSpoken: false,
  white: "",
  heldBack: "",
  readAgainAt: 0,
};

/**
 * The next piece of a reply, and what a person can read of it already: nothing to come changes that any more. All that is
 * said for the pieces of a reply is a beginning of what the whole one says. Takes time in proportion to the reply, in
 * however many pieces it comes.
 */
export function readOn(
  reading: SpokenReading,
  piece: string,
): { readonly reading: SpokenReading; readonly said: string } {
  const unread = reading.heldBack + piece;
  if (unread.length < reading.readAgainAt) return { reading: { ...reading, heldBack: unread }, said: "" };
  const begun = reading.isPastFirstMark ? unread : unread.trimStart();
  if (!reading.isPastFirstMark && unfinishedFirstMark.test(begun)) {
    return { reading: { ...reading, ...held(begun) }, said: "" };
  }
  const text = reading.isPastFirstMark ? begun : withoutFirstMark(begun);
  const end = unfinishedAt(text);
  const read = { ...reading, isPastFirstMark: true, ...held(text.slice(end)) };
  return say(read, storableText(withoutRecordings(text.slice(0, end))));
}

function say(reading: SpokenReading, text: string): { reading: SpokenReading; said: string } {
  const words = text.trimEnd();
  if (words === "") {
    const white = reading.hasSpoken ? reading.white + text : "";
    return { reading: { ...reading, white }, said: "" };
  }
  const said = reading.hasSpoken ? reading.white + words : words.trimStart();
  return { reading: { ...reading, hasSpoken: true, white: text.slice(words.length) }, said };
}

/** A mark that goes on and on is not read anew with each piece of it. */
function held(heldBack: string): Pick<SpokenReading, "heldBack" | "readAgainAt"> {
  const { length } = heldBack;
  return { heldBack, readAgainAt: length < 1_000 ? 0 : Math.ceil(length * 1.25) };
}

function withoutFirstMark(reply: string): string {
  return reply.replace(/^▸\s*/, "").replace(/^●\s+\S+\s+\[([^\]]*)\]/, "$1");
}

const unfinishedFirstMark = /^(?:▸\s*)?(?:●(?:\s+(?:\S+(?:\s+(?:\[[^\]]*)?)?)?)?)?$/;

const recording = /RECORDING_ID:\s*\S+(?:[ \t]*\[([^\]\n]*)\])?/g;
const unfinishedTranscript = /^[ \t]*(?:\[[^\]\n]*)?$/;
const unfinishedRecording =
  /(?:RECORDING_ID:\s*|RECORDING_ID|RECORDING_I|RECORDING_|RECORDING|RECORDIN|RECORDI|RECORD|RECOR|RECO|REC|RE|R|[\ud800-\udbff])$/;

function withoutRecordings(text: string): string {
  return text.replace(recording, "$1");
}

/** Where a mark begins that more text may complete or prolong; the end of the text when there is none. */
function unfinishedAt(text: string): number {
  let finished = 0;
  for (const { 0: mark, 1: transcript, index } of text.matchAll(recording)) {
    finished = index + mark.length;
    if (transcript === undefined && unfinishedTranscript.test(text.slice(finished))) return index;
  }
  const begun = text.slice(finished).search(unfinishedRecording);
  return begun === -1 ? text.length : finished + begun;
}
