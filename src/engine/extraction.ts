import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isJsonObject, type JsonObject } from "@/shared/json";
import { conversationText } from "./conversation-text";
import { readValue, type VariableType } from "./extracted-value";
import { type GivenValue, readAnswer } from "./extraction-answer";
import { addExtracted, reservedVariables } from "./gathered-context";
import type { ConversationNode } from "./graph";
import { hashOf } from "./hash";
import type { Message, ToolResultPart } from "./message";
import type { AsideReply } from "./model-reply";
import { renderTemplate, type TemplateScope } from "./template";
import type { ExtractedValue, TurnEventOf } from "./turn-event";

export type ExtractionVariable = {
  name: string;
  type: VariableType;
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
  /** What of it the person said and tools have answered. */
  heard: string;
};

/** Nothing can be read out of a conversation in which the person has said nothing and no tool has answered. */
export function hasSomethingToRead(messages: readonly Message[]): boolean {
  return messages.some((message) => {
    if (message.role === "user") return message.content.trim() !== "";
    return (
      message.role === "tool" &&
      conversationText([{ ...message, content: answersIn(message.content) }]) !== ""
    );
  });
}

/** A call that was refused has no answer. */
function answersIn(results: readonly ToolResultPart[]): ToolResultPart[] {
  return results.filter(
    ({ output: { type, value } }) => type === "json" || (isJsonObject(value) && value.data !== undefined),
  );
}

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
    heard: conversationText(messages.filter(({ role }) => role !== "assistant")),
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
  const names = request.variables.map(({ name }) => name);
  const answer = reply.text === null ? { error: null } : readAnswer(reply.text, names);
  const readings = "error" in answer ? [] : readValues(request, answer.given);
  const values = readings.flatMap((reading) => ("value" in reading ? reading : []));
  const added = addExtracted(context, values);
  const isTooLarge = utf8ToBytes(JSON.stringify(added)).length > maximumBytes;
  const error =
    reply.failure ??
    ("error" in answer ? answer.error : isTooLarge ? "The context would grow too large." : null);
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

function readValues(
  request: ExtractionRequest,
  given: ReadonlyMap<string, GivenValue>,
): (ExtractedValue | { name: string; reason: string })[] {
  return request.variables.flatMap((variable) => {
    const { name } = variable;
    const said = given.get(name);
    const reading = said ? readValue(variable, said, request) : null;
    if (reading === null) return [];
    return reservedVariables.has(name) ? { name, reason: "This name belongs to the engine." } : reading;
  });
}
