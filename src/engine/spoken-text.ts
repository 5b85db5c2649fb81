/**
 * A reply as a person reads it. Prompts written for calls teach the model to begin with `▸` (speak this) or `●` and the id of
 * a recording with its transcript in brackets, or to name a recording as `RECORDING_ID: …`; of these only the words are kept.
 */
export function toSpokenText(reply: string): string {
  return withoutRecordings(withoutFirstMark(reply.trim()));
}

/**
 * What of an unfinished reply a person can read already: nothing to come changes it any more. Held back is what may become a
 * mark, and white space that may be the last.
 */
export function toSpokenPrefix(unfinished: string): string {
  const reply = unfinished.trimStart();
  if (unfinishedFirstMark.test(reply)) return "";
  const text = withoutFirstMark(reply);
  return withoutRecordings(text.slice(0, unfinishedAt(text)));
}

function withoutFirstMark(reply: string): string {
  return reply.replace(/^▸\s*/, "").replace(/^●\s+\S+\s+\[([^\]]*)\]/, "$1");
}

const unfinishedFirstMark = /^(?:▸\s*)?●(?:\s+(?:\S+(?:\s+(?:\[[^\]]*)?)?)?)?$/;

const recording = /RECORDING_ID:\s*\S+(?:[ \t]*\[([^\]\n]*)\])?/g;
const unfinishedTranscript = /^[ \t]*(?:\[[^\]\n]*)?$/;
const unfinishedRecording =
  /(?:RECORDING_ID:\s*|RECORDING_ID|RECORDING_I|RECORDING_|RECORDING|RECORDIN|RECORDI|RECORD|RECOR|RECO|REC|RE|R)$/;

function withoutRecordings(text: string): string {
  return text.replace(recording, "$1").trim();
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
