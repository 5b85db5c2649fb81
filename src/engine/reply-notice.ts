import type { ModelReply } from "./model-reply";

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
      if (!isSilent || reasoning === "") return null;
      return { kind: "reply_empty", message: "The model thought, but neither said nor called anything." };
  }
}
