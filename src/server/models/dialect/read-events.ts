import type { ReadableStream } from "node:stream/web";
import { createParser } from "eventsource-parser";
import { AnotherDialect, ReplyTooLong } from "./no-reply";

/** `end`: the stream has said that it is complete. */
export type ReplyEvent = { type: "chunk"; value: unknown } | { type: "end" };

const largestEvent = 1_000_000;
const largestAnswer = 4_000_000;
const largestStream = 64_000_000;
const longestSample = 200;

/**
 * The chunks in the body of an answer: a stream of server-sent events, or one JSON document in its place.
 * @throws AnotherDialect for anything else, ReplyTooLong for more than is read
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ReplyEvent[]> {
  const decoder = new TextDecoder();
  let isDocument: boolean | null = null;
  let document = "";
  let events: ReplyEvent[] = [];
  let unfinished = 0;
  let total = 0;
  let beginning = "";
  let isEventStream = false;
  const parser = createParser({
    onComment() {
      isEventStream = true;
    },
    onEvent({ data, event }) {
      isEventStream = true;
      unfinished = 0;
      events.push(...readData(data, event === "error"));
    },
  });
  /** What was read before a failure counts. */
  function feed(text: string): AnotherDialect | null {
    try {
      parser.feed(text);
      return null;
    } catch (error) {
      if (error instanceof AnotherDialect) return error;
      throw error;
    }
  }

  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    total += bytes.byteLength;
    unfinished += bytes.byteLength;
    document = isDocument === false ? "" : document + text;
    isDocument ??= looksLikeDocument(document);
    if (unfinished > (isDocument ? largestAnswer : largestEvent) || total > largestStream) {
      throw new ReplyTooLong();
    }
    if (isDocument !== false) {
      // White space before an answer is none of it.
      if (isDocument === null) document = "";
      continue;
    }
    if (beginning.length < longestSample) beginning += document === "" ? text : document;
    const failure = feed(document === "" ? text : document);
    document = "";
    if (events.length > 0) yield events;
    events = [];
    if (failure) throw failure;
  }
  if (isDocument !== false) {
    yield readDocument(document);
    return;
  }
  // The last event may lack its empty line. One that broke off in its middle is none.
  feed(`${decoder.decode()}\n\n`);
  if (events.length > 0) yield events;
  if (!isEventStream && beginning.trim() !== "") throw new AnotherDialect(beginning);
}

/** Null while nothing but white space has come. */
function looksLikeDocument(text: string): boolean | null {
  const [first] = text.trimStart();
  return first === undefined ? null : ["{", "[", "<"].includes(first);
}

function readDocument(text: string): ReplyEvent[] {
  const value = parse(text);
  if (value !== undefined) return [{ type: "chunk", value }, { type: "end" }];
  const lines = linesOf(text);
  if (text.trim() === "") return [];
  if (lines.length < 2) throw new AnotherDialect(text);
  return [...lines.map(readLine), { type: "end" }];
}

function readData(data: string, isError: boolean): ReplyEvent[] {
  if (silence.test(data.trim())) return [];
  if (/^\[?done\]?$/i.test(data.trim())) return [{ type: "end" }];
  const value = parse(data);
  if (isError) return [{ type: "chunk", value: { error: value ?? data } }];
  if (value !== undefined) return [{ type: "chunk", value }];
  const lines = linesOf(data);
  if (lines.length < 2) throw new AnotherDialect(data);
  return lines.flatMap((line) => readData(line, false));
}

/** What servers send only to keep the connection. */
const silence = /^(|ping|keep-?alive|heartbeat|processing)$/i;

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function readLine(line: string): ReplyEvent {
  const value = parse(line);
  if (value === undefined) throw new AnotherDialect(line);
  return { type: "chunk", value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
