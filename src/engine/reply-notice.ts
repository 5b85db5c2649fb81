import type { ModelReply } from "./model-reply";

/** How models write calls into their words, where the server does not read them out. */
const callInWords =
  /<tool_call>|\[TOOL_CALLS\]|<\|python_tag\|>|<function=|<｜tool▁calls?▁begin｜>|to=functions\.|<\|tool_call/;
const wordsForCall =
  "The model seems to have written a call into its words. Its server does not read calls: switch its tool-call parser on.";
const otherEnd = "The server ended this reply for a reason that is not known here. It may not be whole.";

function emptyWords(reasoning: string): string {
  return reasoning === ""
    ? "The model answered with nothing."
    : "The model thought, but neither said nor called anything.";
}

/** What a person is told about a reply that ended for another reason than being finished; null when there is nothing to tell. */
export function noticeOfEnd({
  finishReason,
  text,
  reasoning,
  functionCalls,
}: Pick<ModelReply, "finishReason" | "text" | "reasoning" | "functionCalls">): {
  kind: string;
  message: string;
} | null {
  const isSilent = text.trim() === "" && functionCalls.length === 0;
  const nothing = isSilent ? " Nothing was said." : "";
  switch (finishReason) {
    case "content-filter":
      return {
        kind: "reply_filtered",
        message: `The provider's content filter ended this reply.${nothing}`,
      };
    case "length":
      return {
        kind: "reply_cut",
        message: `This reply was cut at the length limit of the model or of the workflow's settings.${nothing}`,
      };
    case "malformed-call":
      return {
        kind: "call_unreadable",
        message: `The model meant to call a function, but its server sent no call that can be read.${nothing}`,
      };
    default:
      if (isSilent) return { kind: "reply_empty", message: emptyWords(reasoning) };
      if (finishReason === "other") return { kind: "reply_other_end", message: otherEnd };
      if (functionCalls.length > 0 || !callInWords.test(text)) return null;
      return { kind: "call_unreadable", message: wordsForCall };
  }
}
