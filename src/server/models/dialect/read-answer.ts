import { ReadableStream, TextEncoderStream } from "node:stream/web";
import { setTimeout } from "node:timers/promises";
import { type Hidden, withoutSecrets } from "@/server/outside/without-secrets";
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
const longestProviderMessage = 500;

/**
 * A fetch whose answers are chat completions as their inventor streams them, whatever dialect the server speaks. What it says
 * when it refuses is cleaned of keys and addresses.
 */
export function readingDialects(fetch: Fetch): Fetch {
  return async (input, init) => {
    const hidden = hiddenIn(input, new Headers(init?.headers));
    // Ends the request when its reply is whole, though the server keeps the connection.
    const done = new AbortController();
    const signals = [done.signal, ...(init?.signal ? [init.signal] : [])];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    if (!response.ok) return cleanRefusal(response, hidden);
    if (!response.body) {
      const message = "The answer was empty.";
      throw new NoReply({ status: response.status, message }, "cut_off");
    }
    const events = ReadableStream.from(
      canonicalEvents(response.body as Body, hidden, () => done.abort()),
    ).pipeThrough(new TextEncoderStream());
    const headers = { "content-type": "text/event-stream" };
    return new Response(events as unknown as BodyInit, { headers });
  };
}

/** What nobody is told of a request: its key, and where it went. */
function hiddenIn(input: Parameters<Fetch>[0], headers: Headers): Hidden {
  const key = headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  const { host, hostname, pathname } = new URL(input instanceof Request ? input.url : input);
  const path = pathname.replace(/\/chat\/completions$/, "");
  return {
    secrets: key === "" ? [] : [key, btoa(key), ...(key.length >= 20 ? [key.slice(-12)] : [])],
    addresses: [host, hostname, ...(/^(\/v\d+\w*)?\/?$/.test(path) ? [] : [path])],
  };
}

async function cleanRefusal(response: Response, hidden: Hidden): Promise<Response> {
  const { status } = response;
  const body = response.body ? await readBeginning(response.body as Body) : "";
  const { message } = readErrorBody(body, status);
  const cleaned = withoutSecrets(message, hidden, longestProviderMessage);
  if (status < 400) throw new NoReply({ status, message: cleaned }, "refused");
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of ["retry-after", "retry-after-ms", "date"]) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(JSON.stringify({ error: { message: cleaned } }), { status, headers });
}

async function readBeginning(body: Body): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      size += part.byteLength;
      if (size > longestRefusal) break;
    }
  } catch {
    // A refusal that broke off is one all the same.
  }
  return Buffer.concat(parts).subarray(0, longestRefusal).toString("utf8");
}

async function* canonicalEvents(body: Body, hidden: Hidden, stop: () => void): AsyncGenerator<string> {
  const reader = createChunkReader();
  const size = { characters: 0, calls: 0 };
  try {
    const isMarked = yield* canonicalPieces(body, reader, size, stop);
    yield* reader.rest().map((piece) => eventOf(piece, size));
    const { end, counts, kept } = reader.summary(isMarked);
    yield event({ ...withNote(choiceOf({}, end), noteOf(kept)), usage: counts });
    yield "data: [DONE]\n\n";
  } catch (error) {
    throw cleaned(error, hidden, size.characters > 0);
  }
}

/** @returns whether the stream has said that it is complete */
async function* canonicalPieces(
  body: Body,
  reader: ChunkReader,
  size: Size,
  stop: () => void,
): AsyncGenerator<string, boolean> {
  const batches = readEvents(body);
  for (;;) {
    const next = batches.next();
    const batch = reader.hasEnd() ? await Promise.race([next, graceIsOver()]) : await next;
    if (batch === null) {
      next.catch(() => undefined);
      stop();
      return true;
    }
    if (batch.done) return false;
    for (const each of batch.value) {
      if (each.type === "end") {
        void drain(batches, stop);
        return true;
      }
      const pieces = reader.read(each.value).map((piece) => eventOf(piece, size));
      if (pieces.length > 0) yield pieces.join("");
    }
  }
}

/** After its reason to end, a server may still tell the tokens. Some then keep the connection and say nothing more. */
const graceMs = 2_000;

function graceIsOver(): Promise<null> {
  return setTimeout(graceMs, null, { ref: false });
}

/** A connection that is read to its end can be used again. */
async function drain(batches: ReturnType<typeof readEvents>, stop: () => void): Promise<void> {
  const rest = batches.next().then(() => null);
  await Promise.race([rest.catch(() => null), graceIsOver()]);
  stop();
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

function cleaned(error: unknown, hidden: Hidden, hasBegun: boolean): unknown {
  if (error instanceof AnotherDialect) {
    const message = `The answer began with “${withoutSecrets(error.sample, hidden, 120)}”.`;
    return new NoReply({ status: null, message }, hasBegun ? "cut_off" : "dialect");
  }
  if (!(error instanceof NoReply)) return error;
  const message = withoutSecrets(error.provider.message, hidden, longestProviderMessage);
  return new NoReply({ ...error.provider, message }, error.kind);
}
