import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { conversationText } from "./conversation-text";
import { addExtracted, reservedVariables } from "./gathered-context";
import type { ConversationNode } from "./graph";
import { hashOf } from "./hash";
import type { Message } from "./message";
import type { AsideReply } from "./model-reply";
import { renderTemplate, type TemplateScope } from "./template";
import type { ExtractedValue, TurnEventOf } from "./turn-event";

export type ExtractionVariable = {
  name: string;
  type: "string" | "number" | "boolean";
  prompt: string | null;
};

/** One question about the conversation so far, to be answered with JSON of this schema. */
export type ExtractionRequest = {
  nodeId: string;
  nodeName: string;
  system: string;
  promptHash: string;
  messages: readonly Message[];
  /** How many messages the conversation has that it asks about. */
  historyLength: number;
  variables: readonly ExtractionVariable[];
  schema: JsonObject;
  /** The conversation as the model is shown it: sources are looked up here. */
  conversation: string;
};

/** Null when the node extracts nothing. */
export function extractionAt(
  node: ConversationNode,
  scope: TemplateScope,
  messages: readonly Message[],
): ExtractionRequest | null {
  const { extraction_enabled, extraction_prompt, extraction_variables } = node.data;
  const variables = (extraction_variables ?? []).map(({ name, type, prompt }) => ({
    name,
    type,
    prompt: prompt ?? null,
  }));
  if (!extraction_enabled || variables.length === 0) return null;
  const conversation = conversationText(messages);
  const wish = renderTemplate(extraction_prompt ?? "", scope).trim();
  const system = [instructions, wish].filter((part) => part !== "").join("\n\n");
  const question = `Variables:\n${variables.map(describe).join("\n")}\n\nConversation:\n${conversation}`;
  return {
    nodeId: node.id,
    nodeName: node.data.name,
    system,
    promptHash: hashOf(`${system}\n${question}`),
    messages: [{ role: "user", content: question }],
    historyLength: messages.length,
    variables,
    schema: schemaOf(variables),
    conversation,
  };
}

const instructions =
  "Read the values of the variables from the conversation. Answer with one JSON object and nothing else. Each variable is a key of it, holding an object with the value under “value”, and " +
  "under “source” the exact words of the conversation that it was taken from. A value that was not said is null; never guess.";

function describe({ name, type, prompt }: ExtractionVariable): string {
  return `- ${name} (${type})${prompt ? `: ${prompt}` : ""}`;
}

function schemaOf(variables: readonly ExtractionVariable[]): JsonObject {
  const properties = Object.fromEntries(
    variables.map(({ name, type }) => [
      name,
      {
        type: "object",
        properties: { value: { type: [type, "null"] }, source: { type: ["string", "null"] } },
        required: ["value", "source"],
        additionalProperties: false,
      },
    ]),
  );
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** The question, as an event of the turn it is asked in. */
export function extractionStarted(
  { nodeId, promptHash, historyLength }: ExtractionRequest,
  at: string,
): TurnEventOf<"aside_started"> {
  const payload = { purpose: "extraction", nodeId, promptHash, historyLength } as const;
  return { type: "aside_started", createdAt: at, payload };
}

/** The context with what could be used of the answer, and the event that says what was and what was not. */
export function readExtraction(
  context: JsonObject,
  request: ExtractionRequest,
  reply: AsideReply,
  at: string,
  maximumBytes: number,
): { context: JsonObject; event: TurnEventOf<"extraction"> } {
  const answer = reply.text === null ? null : parseAnswer(reply.text);
  const readings =
    answer === null ? [] : request.variables.map((variable) => read(variable, answer, request));
  const values = readings.flatMap((reading) => ("value" in reading ? reading : []));
  const added = addExtracted(context, values);
  const isTooLarge = utf8ToBytes(JSON.stringify(added)).length > maximumBytes;
  const error =
    reply.failure ??
    (answer === null
      ? "The answer was not a JSON object."
      : isTooLarge
        ? "The context would grow too large."
        : null);
  return {
    context: isTooLarge ? context : added,
    event: {
      type: "extraction",
      createdAt: at,
      payload: {
        nodeId: request.nodeId,
        nodeName: request.nodeName,
        model: reply.model,
        promptHash: request.promptHash,
        values: isTooLarge ? [] : values,
        dropped: readings.flatMap((reading) => ("reason" in reading ? reading : [])),
        error,
        usage: reply.usage,
        durationMs: reply.durationMs,
      },
    },
  };
}

type Reading = ExtractedValue | { name: string; reason: string } | Record<never, never>;

function read(
  variable: ExtractionVariable,
  answer: JsonObject,
  { conversation }: ExtractionRequest,
): Reading {
  const { name, type } = variable;
  const given = Object.hasOwn(answer, name) ? answer[name] : null;
  const isWrapped = isJsonObject(given) && "value" in given;
  const value = isWrapped ? given.value : given;
  if (value === null || value === undefined || value === "") return {};
  if (reservedVariables.has(name)) return { name, reason: "This name belongs to the engine." };
  const coerced = coerce(value, type);
  if (coerced === null) return { name, reason: `${JSON.stringify(value).slice(0, 100)} is not a ${type}.` };
  return { name, value: coerced, source: isWrapped ? quoted(given.source, conversation) : null };
}

/** Only words that were really said count as a source. */
function quoted(source: JsonValue | undefined, conversation: string): string | null {
  if (typeof source !== "string" || source.trim() === "") return null;
  return plain(conversation).includes(plain(source)) ? source.trim() : null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function coerce(value: JsonValue, type: ExtractionVariable["type"]): string | number | boolean | null {
  if (typeof value === "object") return null;
  if (type === "string") return String(value);
  if (type === "number") return toNumber(value);
  if (typeof value === "boolean") return value;
  const word = String(value).trim().toLowerCase();
  if (["true", "yes", "1"].includes(word)) return true;
  return ["false", "no", "0"].includes(word) ? false : null;
}

function toNumber(value: string | number | boolean | null): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?\s*$/.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Models like to wrap JSON in words or a fence: what counts is the outermost object. */
function parseAnswer(text: string): JsonObject | null {
  const outermost = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  for (const candidate of [text, outermost]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (isJsonObject(value)) return value;
    } catch {
      // Not JSON as a whole: the object in it may be.
    }
  }
  return null;
}
