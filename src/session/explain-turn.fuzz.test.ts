import fc from "fast-check";
import { expect, it } from "vitest";
import { parseGraph } from "@/engine/graph";
import { answers, answerTo, limits, noTools, offer, replies, workflows } from "@/engine/testing/random-turns";
import { giveTurn, reply, turnStart } from "@/engine/testing/scripted-turn";
import type { NextStep, TurnOutcome, TurnStart } from "@/engine/turn";
import { beginTurn } from "@/engine/turn-machine";
import { cancelTurn, failTurn } from "@/engine/unfinished-turn";
import { checkpointAt, fetchedContext, fetchedContextAt } from "./checkpoint";
import { explainTurn } from "./explain-turn";
import type { Session } from "./session";
import { asked, at, begun, settled } from "./testing/session-builder";

/** One turn: what it is given in order, and after how many steps it is stopped or fails; null for never. */
const turns = fc.array(
  fc.record({
    given: fc.array(replies, { minLength: 1, maxLength: 4 }),
    world: answers,
    stopAfter: fc.option(fc.nat(5)),
    isCancelled: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

type Asked = { system: string; messages: readonly unknown[] };
type RandomTurn = typeof turns extends fc.Arbitrary<(infer One)[]> ? One : never;

function play(start: TurnStart, { given, world, stopAfter, isCancelled }: RandomTurn, now: string) {
  const asked: Asked[] = [];
  const note = (next: NextStep) => {
    if (next.type === "generate" || next.type === "extract" || next.type === "summarise") {
      const { system, messages } = next.request;
      asked.push({ system, messages });
    }
  };
  let step = beginTurn(start, now);
  for (let index = 0; step.next.type !== "settle"; index += 1) {
    note(step.next);
    if (index === stopAfter) {
      const outcome: TurnOutcome = isCancelled
        ? cancelTurn(step.turn, { text: "Half" })
        : failTurn(step.turn, { reason: "model_cut_off", message: "", text: "Half" }, now);
      return { outcome, asked };
    }
    step = giveTurn(step, answerTo(step.next, given[index % given.length] ?? reply(""), world));
  }
  return { outcome: step.next.outcome, asked };
}

it("E27 whatever the model answers and whenever a turn ends, its log tells exactly what the model was given", () => {
  fc.assert(
    fc.property(workflows, turns, fc.option(fc.nat(200)), (definition, chat, compactionTokens) => {
      const { graph } = parseGraph(definition);
      if (!graph) throw new Error("The graph is fine.");
      const initialContext = { topic: "plants" };
      const tools = new Map([...graph.nodes.keys()].map((id, index) => [id, index % 2 ? offer : noTools]));
      let session: Session = begun();
      for (const [index, turn] of chat.entries()) {
        const turnId = index === 0 ? "opening" : `turn-${index}`;
        if (index > 0) session = asked(session, turnId, "And then?");
        const pending = session.turns.get(turnId);
        if (!pending) throw new Error("The turn is pending.");
        const base = checkpointAt(session, turnId);
        const start = turnStart(definition, {
          ...base,
          initialContext: { ...initialContext, ...fetchedContextAt(session, turnId) },
          fetchedContext: fetchedContext(session),
          userText: pending.userText,
          templateNow: pending.createdAt,
          limits,
          tools,
          compactionTokens,
        });
        const played = play(start, turn, at(500));
        session = settled(session, played.outcome);
        const circumstances = { graph, initialContext, fixedNow: null, tools };
        const explained = explainTurn(session, turnId, circumstances);
        expect(explained.generations.map(({ system, messages }) => ({ system, messages }))).toEqual(
          played.asked,
        );
        expect(explained.generations.every(({ isExact }) => isExact)).toBe(true);
        const events = session.turns.get(turnId)?.events ?? [];
        expect(explained.isExact || events.every(({ type }) => type === "execution_error")).toBe(true);
        if (session.turns.get(turnId)?.isEnd) break;
      }
    }),
    { numRuns: 300 },
  );
});
