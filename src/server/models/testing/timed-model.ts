import { setTimeout as pause } from "node:timers/promises";
import { createInstantModel, type ModelCall } from "../instant-model";

/** A model that repeats what it is told, in as much time as that says: `Hello, in 20 ms`. Tells `onAsked` first. */
export function createTimedModel(onAsked: (text: string) => void) {
  return createInstantModel("timed", (call) => {
    const text = lastSaid(call);
    onAsked(text);
    return {
      deltas: repeat(text, call.abortSignal),
      functionCalls: [],
      usage: { inputTokens: 1, outputTokens: 2 },
    };
  });
}

async function* repeat(text: string, signal: AbortSignal | undefined) {
  yield "You said: ";
  const [, milliseconds = "0"] = /in (\d+) ms$/.exec(text) ?? [];
  await pause(Number(milliseconds), undefined, signal ? { signal } : {});
  yield text;
}

function lastSaid({ prompt }: ModelCall): string {
  const message = prompt.findLast(({ role }) => role === "user");
  if (message?.role !== "user") return "";
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}
