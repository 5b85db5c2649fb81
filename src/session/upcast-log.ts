import { eventsOfType, type Segment, type TurnEvent, type TurnEventOf } from "@/engine/turn-event";
import type { TurnStatus } from "./turn";

/** The log of a turn as it was written before generations had numbers: version 1. */
export type LogWithoutNumbers = {
  status: TurnStatus;
  /** Where the turn stood when it did not complete. */
  currentNodeId: string | null;
  settledAt: string | null;
  segments: readonly Omit<Segment, "generation">[];
  events: readonly TurnEvent[];
};

export type Log = { segments: Segment[]; events: TurnEvent[] };

/**
 * A log of version 1 as one of version 2. Events of version 1 come here with the number 0 where version 2 names a generation.
 * What was not kept is null. A generation that failed was not told: that there was one is seen by the failure, or by the words
 * that are left over.
 */
export function upcastLog(log: LogWithoutNumbers): Log {
  const numbered = numberEvents(log.events);
  const segments = numberSegments({ ...log, events: numbered });
  const failed = failedGeneration(log, numbered, segments);
  const end = numbered.findIndex(({ type }) => type === "execution_error");
  const events = failed ? numbered.toSpliced(end === -1 ? numbered.length : end, 0, failed) : numbered;
  return { events, segments };
}

const failuresOfNoGeneration = new Set(["model_call_limit", "model_not_configured"]);

function failedGeneration(
  { status, currentNodeId, settledAt }: LogWithoutNumbers,
  events: readonly TurnEvent[],
  segments: readonly Segment[],
): TurnEventOf<"generation_started"> | null {
  if (status === "completed" || settledAt === null) return null;
  const generation = eventsOfType(events, "generation").length + 1;
  const leftOver = segments.find((segment) => segment.generation === generation);
  const error = eventsOfType(events, "execution_error").at(-1);
  const reason = error?.payload.reason ?? "";
  const hasFailed = reason.startsWith("model_") && !failuresOfNoGeneration.has(reason);
  const entered = eventsOfType(events, "node_transition").at(-1)?.payload;
  const nodeId = leftOver?.nodeId ?? entered?.nodeId ?? currentNodeId;
  if (nodeId === null || !(leftOver || hasFailed)) return null;
  return {
    type: "generation_started",
    createdAt: error?.createdAt ?? settledAt,
    payload: {
      generation,
      nodeId,
      nodeName: leftOver?.nodeName ?? entered?.nodeName ?? nodeId,
      functions: [],
      promptHash: null,
      functionsHash: null,
      historyLength: null,
    },
  };
}

/** Everything follows from the generation before it, which each `generation` event ended. */
function numberEvents(events: readonly TurnEvent[]): TurnEvent[] {
  let generation = 0;
  return events.flatMap((event): TurnEvent[] => {
    switch (event.type) {
      case "generation": {
        generation += 1;
        const { nodeId, nodeName, promptHash, offeredFunctions } = event.payload;
        const started: TurnEventOf<"generation_started"> = {
          type: "generation_started",
          createdAt: earlier(event.createdAt, event.payload.durationMs),
          payload: {
            generation,
            nodeId,
            nodeName,
            functions: offeredFunctions,
            promptHash,
            functionsHash: null,
            historyLength: null,
          },
        };
        return [started, { ...event, payload: { ...event.payload, generation } }];
      }
      case "tool_call_started":
        return [{ ...event, payload: { ...event.payload, generation } }];
      case "tool_call_result":
        return [{ ...event, payload: { ...event.payload, generation } }];
      case "node_transition":
        return [{ ...event, payload: { ...event.payload, generation: generation || null } }];
      case "execution_error":
        return [{ ...event, payload: { ...event.payload, generation: null } }];
      case "extraction": {
        const { nodeId, promptHash, durationMs } = event.payload;
        const payload = { purpose: "extraction" as const, nodeId, promptHash, historyLength: null };
        // At the end of a session, the event bore the time of the question.
        const createdAt = generation === 0 ? event.createdAt : earlier(event.createdAt, durationMs);
        return [{ type: "aside_started", createdAt, payload }, event];
      }
      case "context_compaction": {
        const { nodeId, summarisedMessages, durationMs } = event.payload;
        const payload = {
          purpose: "summary" as const,
          nodeId,
          promptHash: null,
          historyLength: summarisedMessages,
        };
        return [{ type: "aside_started", createdAt: earlier(event.createdAt, durationMs), payload }, event];
      }
      default:
        return [event];
    }
  });
}

function earlier(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) - milliseconds).toISOString();
}

/** Segments told neither their generation nor their place among the events: both are found from their nodes and sources. */
function numberSegments(log: LogWithoutNumbers): Segment[] {
  const { segments, events } = log;
  const rest = [...segments];
  const numbered: Segment[] = [];
  const take = (generation: number | null, belongs: (segment: Omit<Segment, "generation">) => boolean) => {
    while (rest[0] && belongs(rest[0])) numbered.push({ ...(rest.shift() as Segment), generation });
  };
  const speaking = speakingGenerations(log);
  take(null, ({ source }) => source === "greeting");
  for (const event of events) {
    if (event.type === "generation") {
      const { generation, nodeId } = event.payload;
      const [next] = rest;
      if (speaking.has(generation) && next?.source === "model" && next.nodeId === nodeId)
        numbered.push({ ...(rest.shift() as Segment), generation });
      take(generation, ({ source }) => source === "tool_message");
    } else if (event.type === "node_transition") {
      const { generation, previousNodeId } = event.payload;
      take(generation, ({ nodeId, source }) => nodeId === previousNodeId && source === "transition_speech");
    }
  }
  const last = eventsOfType(events, "generation").length;
  return [...numbered, ...rest.map((segment) => ({ ...segment, generation: last + 1 }))];
}

/**
 * Which generations said something. Of those that follow each other in a node, the ones that called nothing spoke for sure, and the
 * others only where there is text left for them. A turn that did not complete may have been in one more, which spoke last.
 */
function speakingGenerations({ status, segments, events }: LogWithoutNumbers): ReadonlySet<number> {
  const texts = segments.filter((segment) => segment.source === "model");
  const speaking = new Set<number>();
  const stays = staysIn(eventsOfType(events, "generation"));
  let told = 0;
  for (const [place, stay] of stays.entries()) {
    const rest = texts.slice(told);
    const end = rest.findIndex((segment) => segment.nodeId !== stay[0]?.payload.nodeId);
    const available = end === -1 ? rest.length : end;
    const isInOneMore =
      status !== "completed" && place === stays.length - 1 && hasResultsOnly(events, stay.at(-1));
    const certain = stay.filter(({ payload }) => payload.chosenFunctions.length === 0);
    const possible = stay.filter(({ payload }) => payload.chosenFunctions.length > 0);
    const speakers = [...certain, ...possible].slice(0, Math.max(0, available - (isInOneMore ? 1 : 0)));
    for (const { payload } of speakers) speaking.add(payload.generation);
    told += speakers.length;
  }
  return speaking;
}

/** Whether everything that a generation called was answered, so that another followed it. */
function hasResultsOnly(events: readonly TurnEvent[], last: TurnEventOf<"generation"> | undefined): boolean {
  const { generation, chosenFunctions = [] } = last?.payload ?? {};
  const results = eventsOfType(events, "tool_call_result").filter(
    ({ payload }) => payload.generation === generation,
  );
  return chosenFunctions.length > 0 && results.length === chosenFunctions.length;
}

/** Generations that follow each other in one node. */
function staysIn(generations: TurnEventOf<"generation">[]): TurnEventOf<"generation">[][] {
  const stays: TurnEventOf<"generation">[][] = [];
  for (const generation of generations) {
    const current = stays.at(-1);
    if (current?.[0]?.payload.nodeId === generation.payload.nodeId) current.push(generation);
    else stays.push([generation]);
  }
  return stays;
}
