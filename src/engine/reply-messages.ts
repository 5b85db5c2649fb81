import type { JsonObject } from "@/shared/json";
import type { HandledReply } from "./function-calls";
import { toIdentifier } from "./identifier";
import type { Message } from "./message";
import { fieldsOfCall, fieldsOfMessage, type SentBack, type ServerFields } from "./sent-back";

/** What the reply adds to the model's history: nothing for silence, and each call with its result right after it. */
export function replyMessages(
  text: string,
  { calls, reasoning, sentBack }: Pick<HandledReply, "calls" | "reasoning" | "sentBack">,
): Message[] {
  return callMessages(
    { text, reasoning, sentBack },
    calls.map(({ id, call, result }) => ({
      toolCallId: id,
      functionName: call.name,
      arguments: "value" in call.arguments ? call.arguments.value : {},
      result,
    })),
  );
}

type MadeCall = {
  toolCallId: string;
  functionName: string;
  arguments: JsonObject;
  result: JsonObject | null;
};

/** The messages of a reply with these words and calls. */
export function callMessages(
  { text, reasoning, sentBack }: { text: string; reasoning: string; sentBack: SentBack | null },
  calls: readonly MadeCall[],
): Message[] {
  if (calls.length === 0) return text === "" ? [] : [{ role: "assistant", content: text }];
  const spoken = text === "" ? [] : [{ type: "text" as const, text }];
  const made = calls.map(({ toolCallId, functionName, arguments: input }, index) => ({
    type: "tool-call" as const,
    toolCallId,
    toolName: acceptedName(functionName),
    input,
    ...withFields(fieldsOfCall(sentBack, index)),
  }));
  const results = calls.map(({ toolCallId, functionName, result }) => ({
    type: "tool-result" as const,
    toolCallId,
    toolName: acceptedName(functionName),
    output: { type: result?.status === "error" ? ("error-json" as const) : ("json" as const), value: result },
  }));
  return [
    {
      role: "assistant",
      content: [...spoken, ...made],
      ...withFields(fieldsOfMessage(sentBack, reasoning)),
    },
    { role: "tool", content: results },
  ];
}

function withFields(providerOptions: ServerFields | null) {
  return providerOptions ? { providerOptions } : {};
}

/** Providers refuse a history with a name they would not accept as a function's, and models do invent such names. */
function acceptedName(name: string): string {
  return /^[a-zA-Z0-9_-]{1,64}$/.test(name) ? name : toIdentifier(name, "unknown");
}
