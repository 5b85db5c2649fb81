/** Why a reply ended, in the words of chat completions. `malformed_call`: a call was meant that the server could not read. */
export type ReplyEnd = "stop" | "length" | "content_filter" | "tool_calls" | "malformed_call" | "other";

const kinds: readonly [RegExp, ReplyEnd | "failure"][] = [
  [/malformed|unexpected_tool_call|invalid_(tool|function)/, "malformed_call"],
  [/length|max_?(output_?)?(new_?)?tokens|token_?limit|context_?window/, "length"],
  [
    /error|fail|abort|cancel|time_?d?_?out|insufficient|exception|overload|interrupt|disconnect|unavailable|incomplete|unfinished|\bnot_|_not_|killed|\boom\b|shut_?down|rate_?limit|exceeded/,
    "failure",
  ],
  [
    /content_?filter|safety|recitation|blocklist|block_?list|prohibited|sensitive|spii|guardrail|moderat|refus|language/,
    "content_filter",
  ],
  [/tool|function/, "tool_calls"],
  [/stop|^end|_end$|eos|complete|done|finish/, "stop"],
];

/** `failure`: by this word the server says that the reply is none. */
export function readReplyEnd(finishReason: string): ReplyEnd | "failure" {
  const word = finishReason.trim().toLowerCase().replaceAll("-", "_");
  return kinds.find(([pattern]) => pattern.test(word))?.[1] ?? "other";
}
