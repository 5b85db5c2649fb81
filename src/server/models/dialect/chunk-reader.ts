import type { SentBack } from "@/engine/sent-back";
import { isJsonObject, isNestedDeeperThan, type JsonObject, type JsonValue } from "@/shared/json";
import { type CallPiece, createCallPieces } from "./call-pieces";
import { AnotherDialect, deepestJson, NoReply } from "./no-reply";
import { findErrorIn } from "./provider-error";
import { type ReplyEnd, readReplyEnd } from "./reply-end";
import { createThoughts, type SpokenPiece } from "./thoughts";
import { findCounts, readCounts, type TokenCounts } from "./token-counts";

export type ReplyPiece = SpokenPiece | CallPiece;

/** What the server may want to be sent again, as it came. */
export type Kept = Omit<SentBack, "server">;

export type ReplySummary = { end: ReplyEnd; counts: TokenCounts; kept: Kept };

export type ChunkReader = {
  /** @throws NoReply when the chunk says that there is no reply */
  read(chunk: unknown): ReplyPiece[];
  /** Whether the server has said why the reply ends. */
  hasEnd(): boolean;
  /** What was held back. To be called once, before the summary. */
  rest(): ReplyPiece[];
  /**
   * @param isMarked whether the stream said itself that it ends
   * @throws NoReply when the reply did not end well
   */
  summary(isMarked: boolean): ReplySummary;
};

/** Reads the chunks of one reply, in whatever dialect of chat completions. */
export function createChunkReader(): ChunkReader {
  const thoughts = createThoughts();
  const calls = createCallPieces();
  const kept: Kept = { reasoningField: null, reasoningDetails: [], calls: [] };
  let choiceIndex: number | null = null;
  let finishReason: string | null = null;
  let counts: JsonObject | null = null;
  let hasChoices = false;
  let hasAnswered = false;
  let firstChunk: unknown;

  function choiceIn(chunk: JsonObject): JsonObject | null {
    const given = isJsonObject(chunk.choices) ? [chunk.choices] : chunk.choices;
    if (given === undefined || given === null) return null;
    if (!Array.isArray(given)) throw new AnotherDialect(chunk);
    hasChoices ||= given.length > 0;
    const choices = given.filter(isJsonObject).map((choice) => ({ choice, index: placeOf(choice) }));
    // One reply is asked for. Of several, the first one is read.
    choiceIndex ??= choices.find(({ index }) => index === 0)?.index ?? choices[0]?.index ?? null;
    return choices.find(({ index }) => (index ?? choiceIndex) === choiceIndex)?.choice ?? null;
  }

  function readDelta(delta: JsonObject): ReplyPiece[] {
    const reasoning = reasoningIn(delta);
    if (reasoning.field) kept.reasoningField ??= reasoning.field;
    addDetails(kept.reasoningDetails, delta.reasoning_details);
    const called = [delta.tool_calls ?? [], delta.function_call ?? []].flat();
    return [
      ...(reasoning.text === "" ? [] : [{ type: "reasoning" as const, text: reasoning.text }]),
      ...readContent(delta.content, isThought(delta)),
      ...readContent(delta.refusal, false),
      ...called.flatMap((each) => calls.read(each)),
    ];
  }

  function readContent(content: JsonValue | undefined, isThought: boolean): ReplyPiece[] {
    if (typeof content === "number") return readContent(String(content), isThought);
    if (typeof content === "string") {
      if (content === "") return [];
      return isThought ? [{ type: "reasoning", text: content }] : thoughts.read(content);
    }
    if (Array.isArray(content)) return content.flatMap((part) => readContent(part, isThought));
    if (!isJsonObject(content)) return [];
    const { type, text, thinking } = content;
    const isThinking = isThought || (typeof type === "string" && /think|thought|reason/.test(type));
    return readContent(
      thinking ?? text ?? content.content ?? content.value,
      isThinking || thinking !== undefined,
    );
  }

  /** A whole message after its pieces says nothing new. Null for what cannot be read. */
  function deltaOf({ delta, message, text }: JsonObject): JsonObject | null {
    if (typeof delta === "string") return { content: delta };
    if (isJsonObject(delta)) return delta;
    if (isJsonObject(message)) return hasAnswered ? {} : message;
    const isNone = delta === null || delta === undefined || (Array.isArray(delta) && delta.length === 0);
    return isNone ? { content: text ?? null } : null;
  }

  function readObject(chunk: JsonObject): ReplyPiece[] {
    const choice = choiceIn(chunk);
    counts = { ...counts, ...findCounts(chunk, choice) };
    const error = findErrorIn(chunk, choice);
    if (error) throw new NoReply(error, hasAnswered ? "cut_off" : "refused");
    if (!choice) return [];
    const delta = deltaOf(choice);
    const reason = choice.finish_reason ?? choice.finishReason;
    if (typeof reason === "string" || typeof reason === "number") finishReason = String(reason);
    if (delta === null) throw new AnotherDialect(chunk);
    const pieces = readDelta(delta);
    hasAnswered ||= pieces.length > 0;
    return pieces;
  }

  return {
    read(chunk) {
      if (chunk === null || typeof chunk === "number" || typeof chunk === "boolean") return [];
      firstChunk ??= chunk;
      if (Array.isArray(chunk)) return chunk.flatMap((each) => this.read(each));
      if (!isJsonObject(chunk)) throw new AnotherDialect(chunk);
      return readObject(chunk);
    },
    hasEnd: () => finishReason !== null && finishReason.trim() !== "",
    rest() {
      const pieces = thoughts.end();
      hasAnswered ||= pieces.length > 0;
      return pieces;
    },
    summary(isMarked) {
      if (!hasChoices && firstChunk !== undefined) throw new AnotherDialect(firstChunk);
      const end = endOf(finishReason, isMarked && hasAnswered, calls.extras().length);
      if (end === null) throw new NoReply({ status: null, message: endWords(finishReason) }, "cut_off");
      kept.calls = calls.extras();
      const isReadable = calls.nameless() === 0;
      return { end: isReadable ? end : "malformed_call", counts: readCounts(counts), kept };
    },
  };
}

/** Null when the reply did not end well. An empty reason is one that the server could not give. */
function endOf(finishReason: string | null, isWhole: boolean, calls: number): ReplyEnd | null {
  if (finishReason === null) return isWhole ? (calls > 0 ? "tool_calls" : "stop") : null;
  const end = finishReason.trim() === "" ? "failure" : readReplyEnd(finishReason);
  if (end === "failure") return null;
  if (calls > 0) return end === "stop" ? "tool_calls" : end;
  return end === "tool_calls" ? "malformed_call" : end;
}

function endWords(finishReason: string | null): string {
  return finishReason === null
    ? "The stream ended without a finish reason."
    : `The finish reason was “${finishReason}”.`;
}

function reasoningIn(delta: JsonObject): { text: string; field: Kept["reasoningField"] } {
  for (const field of ["reasoning_content", "reasoning"] as const) {
    const given = delta[field];
    const text = isJsonObject(given) ? (given.content ?? given.text) : given;
    if (typeof text === "string" && text !== "") return { text, field };
  }
  for (const given of [delta.thinking, delta.thought, delta.reasoning_text]) {
    if (typeof given === "string") return { text: given, field: null };
  }
  const lists = [delta.reasoning_details, delta.reasoning, delta.thinking_blocks];
  const details = lists.find((list) => Array.isArray(list))?.filter(isJsonObject) ?? [];
  const texts = details.map(({ text, summary, thinking }) => text ?? summary ?? thinking);
  return { text: texts.filter((text) => typeof text === "string").join(""), field: null };
}

/** Details come in pieces too: those of one kind and place belong together. */
function addDetails(known: JsonObject[], given: JsonValue | undefined): void {
  if (!Array.isArray(given) || isNestedDeeperThan(given, deepestJson)) return;
  for (const detail of given.filter(isJsonObject)) {
    const last = known.at(-1);
    const isSame = last && last.type === detail.type && last.index === detail.index;
    if (isSame) Object.assign(last, joined(last, detail));
    else known.push({ ...detail });
  }
}

function joined(last: JsonObject, detail: JsonObject): JsonObject {
  const told = Object.entries(detail).filter(([, value]) => value !== null);
  return Object.fromEntries(
    told.map(([name, value]) => {
      const before = last[name];
      const isText = ["text", "summary", "data"].includes(name);
      return [name, isText && typeof before === "string" ? `${before}${value}` : value];
    }),
  );
}

/** Numbers may come as text; null where there is none. */
function placeOf({ index }: JsonObject): number | null {
  const number = typeof index === "string" && /^\d{1,3}$/.test(index) ? Number(index) : index;
  return typeof number === "number" ? number : null;
}

function isThought({ extra_content: extra }: JsonObject): boolean {
  return isJsonObject(extra) && isJsonObject(extra.google) && extra.google.thought === true;
}
