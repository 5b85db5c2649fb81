import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import type { Message } from "./message";
import type { ModelReply } from "./model-reply";
import {
  type Answers,
  answers,
  answerTo,
  limits,
  noTools,
  offer,
  replies,
  workflows,
} from "./testing/random-turns";
import { at, giveTurn, reply, turnStart } from "./testing/scripted-turn";
import type { TurnOutcome, TurnStart } from "./turn";
import { eventsOfType } from "./turn-event";
import { beginTurn } from "./turn-machine";
import { messagesOfLog } from "./turn-messages";

function play(
  start: TurnStart,
  given: readonly ModelReply[],
  world: Answers,
  seen: (messages: readonly Message[]) => void,
): TurnOutcome {
  let step = beginTurn(start, at);
  for (let index = 0; step.next.type !== "settle"; index += 1) {
    expect(index).toBeLessThan(limits.modelCalls * 2 + 1);
    if (step.next.type === "generate") seen(step.next.request.messages);
    step = giveTurn(step, answerTo(step.next, given[index % given.length] ?? reply(""), world));
  }
  return step.next.outcome;
}

/** What OpenAI's chat completions ask of a history. */
function expectWellFormed(messages: readonly Message[]): void {
  for (const [index, message] of messages.entries()) {
    if (message.role === "user") continue;
    if (message.role === "tool") {
      expect(messages[index - 1]?.role).toBe("assistant");
      continue;
    }
    expect(message.content).not.toHaveLength(0);
    if (typeof message.content === "string") continue;
    const calls = message.content.filter((part) => part.type === "tool-call");
    expect(calls).not.toHaveLength(0);
    expect(message.content.every((part) => part.type === "tool-call" || part.text.trim() !== "")).toBe(true);
    const ids = calls.map((call) => call.toolCallId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain("");
    expect(calls.map((call) => call.toolName).filter((name) => !/^[a-zA-Z0-9_-]{1,64}$/.test(name))).toEqual(
      [],
    );
    const answer = messages[index + 1];
    expect(answer?.role === "tool" && answer.content.map((result) => result.toolCallId)).toEqual(ids);
  }
}

it("E26 whatever the model answers, turns settle within their limits, and the history stays well formed", () => {
  fc.assert(
    fc.property(
      workflows,
      fc.array(fc.tuple(fc.array(replies, { minLength: 1 }), answers), { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat(200)),
      (definition, turns, compactionTokens) => {
        let messages: readonly Message[] = [];
        let currentNodeId: string | null = null;
        let gatheredContext: JsonObject = {};
        for (const [index, [given, world]] of turns.entries()) {
          const userText = index === 0 ? null : "And then?";
          const tools = new Map(
            definition.nodes.map((node) => [(node as { id: string }).id, index % 2 ? offer : noTools]),
          );
          const state = { messages, currentNodeId, gatheredContext, userText };
          const base = turnStart(definition, { ...state, limits, tools, compactionTokens });
          const before = JSON.stringify({ messages, gatheredContext });
          const outcome = play(base, given, world, expectWellFormed);

          expect(JSON.stringify({ messages, gatheredContext })).toBe(before);
          const called = outcome.events.filter(({ type }) => type === "tool_call_started").length;
          expect(outcome.events.filter(({ type }) => type === "tool_call_result")).toHaveLength(called);
          const asked = outcome.events.filter(({ type }) => type === "generation" || type === "extraction");
          expect(asked.length).toBeLessThanOrEqual(outcome.usage.generations);
          const bytes = JSON.stringify({
            ...outcome.gatheredContext,
            nodes_visited: [],
            call_tags: [],
          }).length;
          expect(bytes).toBeLessThan(limits.contextBytes + 1_000);
          const told = messagesOfLog({ ...outcome, userText });
          if (outcome.status === "completed") expect(told).toEqual(outcome.messages);
          const started = eventsOfType(outcome.events, "generation_started");
          expect(started.map(({ payload }) => payload.generation)).toEqual(
            started.map((_, index) => index + 1),
          );
          if (outcome.status === "failed")
            expect(outcome).toMatchObject({ currentNodeId, gatheredContext, messages: [] });
          else expect(outcome.error).toBeNull();
          const hasEnded = outcome.events.some(({ type }) => type === "session_end");
          expect(outcome.isEnd).toBe(outcome.status === "completed" && hasEnded);
          if (outcome.currentNodeId === "end" && outcome.status === "completed")
            expect(outcome.isEnd).toBe(true);
          expect(outcome.gatheredContext.nodes_visited).not.toBe("me");

          messages = [...messages, ...outcome.messages];
          ({ currentNodeId, gatheredContext } = outcome);
          expectWellFormed(messages);
        }
      },
    ),
    { numRuns: 300 },
  );
});
