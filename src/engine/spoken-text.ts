/**
 * A reply as a person reads it. Prompts written for calls teach the model to begin with `▸` (speak this) or `●` and the id of
 * a recording with its transcript in brackets, or to name a recording as `RECORDING_ID: …`; of these only the words are kept.
 */
export function toSpokenText(reply: string): string {
  return reply
    .trim()
    .replace(/^▸\s*/, "")
    .replace(/^●\s+\S+\s+\[([^\]]*)\]/, "$1")
    .replace(/RECORDING_ID:\s*\S+(?:[ \t]*\[([^\]\n]*)\])?/g, "$1")
    .trim();
}
