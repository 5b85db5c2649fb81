import type { FinishReason, FunctionCall, ModelReply } from "@/engine/model-reply";
import {
  isJsonObject,
  isJsonValue,
  isNestedDeeperThan,
  type JsonObject,
  type JsonValue,
} from "@/shared/json";
import { storable, storableText } from "@/shared/storable";
import type { Kept } from "./dialect/chunk-reader";
import { deepestJson } from "./dialect/no-reply";
import { noteIn } from "./dialect/reply-note";
import { ModelFailure } from "./model-failure";
import { readUsage } from "./read-usage";
import type { FinishPart, StreamPart } from "./reply-stream";

export type ReplyReader = {
  /** @throws what the provider put into its stream as an error */
  add(part: StreamPart): void;
  /** What was said until now. */
  text(): string;
  /** Whether what came first turned out to be thought, by its closing mark alone. */
  thinksAloud(): boolean;
  /** @throws ModelFailure model_cut_off when no reply was finished */
  reply(): Omit<ModelReply, "model" | "messageShape">;
};

/** Puts a reply together from the parts of its stream. */
export function createReplyReader(listener: {
  server: string;
  onText: (delta: string) => void;
  /** What comes first is thought: it is heard only if the mark that closes it does not come. */
  thinksAloud: boolean;
  elapsedMs: () => number;
}): ReplyReader {
  const { server, onText, elapsedMs } = listener;
  let isHeld = listener.thinksAloud;
  let hasThoughtAloud = false;
  let said: string[] = [];
  let thought: string[] = [];
  const order: string[] = [];
  const functionCalls: FunctionCall[] = [];
  let finish: FinishPart | null = null;
  let kept: Kept | null = null;
  let timeToFirstTokenMs: number | null = null;

  function readNote(chunk: unknown): void {
    const note = noteIn(chunk);
    kept = note.kept ?? kept;
    if (!note.allWasThought) return;
    isHeld = false;
    hasThoughtAloud = true;
    thought = [...said, ...thought];
    said = [];
  }

  return {
    add(part) {
      switch (part.type) {
        case "raw":
          readNote(part.rawValue);
          break;
        case "text-delta":
          if (part.delta === "") break;
          timeToFirstTokenMs ??= elapsedMs();
          said.push(part.delta);
          if (!isHeld) onText(part.delta);
          break;
        case "reasoning-delta":
          thought.push(part.delta);
          break;
        case "tool-input-start":
          timeToFirstTokenMs ??= elapsedMs();
          order.push(part.id);
          break;
        case "tool-call":
          timeToFirstTokenMs ??= elapsedMs();
          functionCalls.push({
            id: part.toolCallId,
            name: part.toolName,
            arguments: readArguments(part.input),
          });
          break;
        case "finish":
          finish = part;
          break;
        case "error":
          throw part.error;
      }
    },
    text: () => (isHeld ? "" : said.join("")),
    thinksAloud: () => hasThoughtAloud,
    reply() {
      if (finish === null || isCutOff(finish)) throw new ModelFailure({ reason: "model_cut_off" });
      if (isHeld && said.length > 0) onText(said.join(""));
      const durationMs = elapsedMs();
      functionCalls.sort((left, right) => order.indexOf(left.id) - order.indexOf(right.id));
      return {
        text: said.join(""),
        reasoning: storableText(thought.join("").trim()),
        functionCalls,
        sentBack: kept && { server, ...storable(kept) },
        finishReason: finishReasonOf(finish),
        usage: readUsage(finish, durationMs),
        timeToFirstTokenMs,
        durationMs,
      };
    },
  };
}

/** "other" stands both for a reason that the SDK does not know and for none at all. None means that the stream broke off. */
function isCutOff({ finishReason }: FinishPart): boolean {
  return (
    finishReason.unified === "error" || (finishReason.unified === "other" && finishReason.raw === undefined)
  );
}

function finishReasonOf({ finishReason: { unified, raw } }: FinishPart): FinishReason {
  if (raw === "malformed_call") return "malformed-call";
  return unified === "error" ? "other" : unified;
}

/** Models send no text at all, or nothing in another form, for "no arguments"; some send JSON as a text of JSON. */
function readArguments(input: string): FunctionCall["arguments"] {
  const value = parse(input);
  if (value === null) return { value: {} };
  const inner = typeof value === "string" ? parse(value) : value;
  // A number too large for JSON reads as one that cannot be written again.
  return isJsonObject(inner) && hasFiniteNumbers(inner) ? { value: inner } : { invalid: input };
}

function hasFiniteNumbers(value: JsonObject): boolean {
  return isNestedDeeperThan(value, deepestJson) || isJsonValue(value);
}

function parse(text: string): JsonValue | undefined {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
