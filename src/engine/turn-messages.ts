import { isJsonObject } from "@/shared/json";
import type { Message } from "./message";
import { callMessages } from "./reply-messages";
import { paragraphs } from "./template";
import { eventsOfType, type Segment, type SegmentSource, type TurnEvent } from "./turn-event";

/** What a turn tells of itself. */
export type TurnLog = {
  userText: string | null;
  segments: readonly Segment[];
  events: readonly TurnEvent[];
};

/** What a turn adds to the model's history, as its log tells it: all that it had added before one of its generations, or in the end. */
export function messagesOfLog(log: TurnLog, beforeGeneration = Number.POSITIVE_INFINITY): Message[] {
  const answered = eventsOfType(log.events, "generation").map(({ payload }) => payload.generation);
  return [
    ...openingMessages(log),
    ...answered
      .filter((generation) => generation < beforeGeneration)
      .flatMap((generation) => messagesOfReply(log, generation, allSources)),
  ];
}

/** What an extraction reads of a turn: all until the reply that leaves the node, and not yet what is said on the way. */
export function messagesBeforeLeaving(log: TurnLog, generation: number): Message[] {
  return [...messagesOfLog(log, generation), ...messagesOfReply(log, generation, repliedSources)];
}

const repliedSources: readonly SegmentSource[] = ["model", "tool_message"];
const allSources: readonly SegmentSource[] = [...repliedSources, "transition_speech"];

function openingMessages({ userText, segments }: TurnLog): Message[] {
  const greeting = paragraphs(
    ...segments.filter(({ source }) => source === "greeting").map(({ text }) => text),
  );
  return [
    ...(greeting === "" ? [] : [{ role: "assistant" as const, content: greeting }]),
    ...(userText === null ? [] : [{ role: "user" as const, content: userText }]),
  ];
}

function messagesOfReply(log: TurnLog, generation: number, sources: readonly SegmentSource[]): Message[] {
  const said = log.segments.filter(
    (segment) => segment.generation === generation && sources.includes(segment.source),
  );
  const results = new Map(
    eventsOfType(log.events, "tool_call_result").map(({ payload }) => [payload.toolCallId, payload.result]),
  );
  const calls = eventsOfType(log.events, "tool_call_started")
    .filter(({ payload }) => payload.generation === generation)
    .map(({ payload: { toolCallId, functionName, arguments: given } }) => ({
      toolCallId,
      functionName,
      arguments: isJsonObject(given) ? given : {},
      result: results.get(toolCallId) ?? null,
    }));
  const answer = eventsOfType(log.events, "generation").find(
    ({ payload }) => payload.generation === generation,
  );
  const { reasoning = "", sentBack = null } = answer?.payload ?? {};
  return callMessages({ text: paragraphs(...said.map(({ text }) => text)), reasoning, sentBack }, calls);
}
