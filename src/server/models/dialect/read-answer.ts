import { ReadableStream, TextEncoderStream } from "node:stream/web";
import { withoutSecrets } from "@/server/outside/without-secrets";
import type { JsonObject, JsonValue } from "@/shared/json";
import { type ChunkReader, createChunkReader, type Kept, type ReplyPiece } from "./chunk-reader";
import { AnotherDialect, NoReply, ReplyTooLong } from "./no-reply";
import { readErrorBody } from "./provider-error";
import { readEvents } from "./read-events";
import { type ReplyNote, withNote } from "./reply-note";

type Fetch = typeof globalThis.fetch;
type Body = ReadableStream<Uint8Array>;

/** The words, thoughts and arguments of a reply together, in characters. */
export const longestReply = 262_144;
const mostCalls = 128;
const longestRefusal = 64_000;
export const longestProviderMessage = 500;

/**
 * A fetch whose answers are chat completions as their inventor streams them, whatever dialect the server speaks. What it says
 * when it refuses is cleaned of keys and addresses.
 */
export function readingDialects(fetch: Fetch): Fetch {
  return async (input, init) => {
    const secrets = secretsIn(new Headers(init?.headers));
    const response = await fetch(input, init);
    if (!response.ok) return cleanRefusal(response, secrets);
    if (!response.body) return response;
    const events = ReadableStream.from(canonicalEvents(response.body as Body, secrets)).pipeThrough(
      new TextEncoderStream(),
    );
    const headers = { "content-type": "text/event-stream" };
    return new Response(events as unknown as BodyInit, { status: response.status, headers });
  };
}

function secretsIn(headers: Headers): string[] {
  const given = headers.get("authorization")?.replace(/^Bearer /i, "");
  return given ? [given] : [];
}

async function cleanRefusal(response: Response, secrets: readonly string[]): Promise<Response> {
  const body = response.body ? await readBeginning(response.body as Body) : "";
  const { message } = readErrorBody(body, response.status);
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of ["retry-after", "retry-after-ms", "date"]) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const error = { message: withoutSecrets(message, secrets, longestProviderMessage) };
  return new Response(JSON.stringify({ error }), { status: response.status, headers });
}

async function readBeginning(body: Body): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.byteLength;
    if (size > longestRefusal) break;
  }
  return Buffer.concat(parts).subarray(0, longestRefusal).toString("utf8");
}

async function* canonicalEvents(body: Body, secrets: readonly string[]): AsyncGenerator<string> {
  const reader = createChunkReader();
  const size = { characters: 0, calls: 0 };
  try {
    const isMarked = yield* canonicalPieces(body, reader, size);
    yield* reader.rest().map((piece) => eventOf(piece, size));
    const { end, counts, kept } = reader.summary(isMarked);
    yield event({ ...withNote(choiceOf({}, end), noteOf(kept)), usage: counts });
    yield "data: [DONE]\n\n";
  } catch (error) {
    throw cleaned(error, secrets, size.characters > 0);
  }
}

/** @returns whether the stream has said that it is complete */
async function* canonicalPieces(
  body: Body,
  reader: ChunkReader,
  size: Size,
): AsyncGenerator<string, boolean> {
  for await (const events of readEvents(body)) {
    for (const each of events) {
      if (each.type === "end") return true;
      const pieces = reader.read(each.value).map((piece) => eventOf(piece, size));
      if (pieces.length > 0) yield pieces.join("");
    }
  }
  return false;
}

type Size = { characters: number; calls: number };

function eventOf(piece: ReplyPiece, size: Size): string {
  size.characters += "text" in piece ? piece.text.length : 0;
  size.calls += piece.type === "call_started" ? 1 : 0;
  if (size.characters > longestReply || size.calls > mostCalls) throw new ReplyTooLong();
  return event(chunkOf(piece));
}

function chunkOf(piece: ReplyPiece): JsonObject {
  switch (piece.type) {
    case "text":
      return choiceOf({ content: piece.text });
    case "reasoning":
      return choiceOf({ reasoning_content: piece.text });
    case "all_was_thought":
      return withNote(choiceOf({}), { allWasThought: true });
    case "call_started": {
      const { index, id, name } = piece;
      return choiceOf({ tool_calls: [{ index, id, type: "function", function: { name, arguments: "" } }] });
    }
    case "call_arguments":
      return choiceOf({ tool_calls: [{ index: piece.index, function: { arguments: piece.text } }] });
  }
}

function choiceOf(delta: JsonObject, finishReason: string | null = null): JsonObject {
  return { choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function event(chunk: JsonValue): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Only what came with calls is wanted back. */
function noteOf(kept: Kept): ReplyNote {
  const { reasoningField, reasoningDetails, calls } = kept;
  const hasAny =
    reasoningField !== null || reasoningDetails.length > 0 || calls.some((call) => call !== null);
  return hasAny && calls.length > 0 ? { kept } : {};
}

function cleaned(error: unknown, secrets: readonly string[], hasBegun: boolean): unknown {
  if (error instanceof AnotherDialect) {
    const message = `The answer began with “${withoutSecrets(error.sample, secrets, 120)}”.`;
    return new NoReply({ status: null, message }, hasBegun ? "cut_off" : "dialect");
  }
  if (!(error instanceof NoReply)) return error;
  const message = withoutSecrets(error.provider.message, secrets, longestProviderMessage);
  return new NoReply({ ...error.provider, message }, error.kind);
}
