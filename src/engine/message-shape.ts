import type { Message } from "./message";
import { paragraphs } from "./template";

/** How the history is sent: as it is, or changed for a server that wants the person to begin and the roles to alternate. */
export type MessageShape = "as_written" | "alternating";

const beginning: Message = { role: "user", content: "(The conversation begins.)" };
const silence: Message = { role: "assistant", content: "…" };

type AssistantMessage = Extract<Message, { role: "assistant" }>;

/** The history as it is sent in that shape. */
export function inShape(messages: readonly Message[], shape: MessageShape): readonly Message[] {
  return shape === "as_written" ? messages : alternating(messages);
}

/** The person says a neutral line before an assistant that opens; neighbours of one role are joined. */
function alternating(messages: readonly Message[]): Message[] {
  const sent: Message[] = messages[0]?.role === "user" ? [] : [beginning];
  for (const message of messages) {
    const last = sent.at(-1);
    if (last?.role === "user" && message.role === "user") {
      sent[sent.length - 1] = { role: "user", content: paragraphs(last.content, message.content) };
    } else if (last?.role === "assistant" && message.role === "assistant") {
      sent[sent.length - 1] = joined(last, message);
    } else {
      if (last?.role === "tool" && message.role === "user") sent.push(silence);
      sent.push(message);
    }
  }
  return sent;
}

function joined(left: AssistantMessage, right: AssistantMessage): AssistantMessage {
  if (typeof left.content === "string" && typeof right.content === "string") {
    return { ...right, content: paragraphs(left.content, right.content) };
  }
  return { ...right, content: [...partsOf(left), ...partsOf(right)] };
}

function partsOf({ content }: AssistantMessage) {
  return typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
}
