import { expect, it } from "vitest";
import { parseGraph } from "@/engine/graph";
import type { Given } from "@/engine/testing/scripted-turn";
import { aside, playTurn, reply, turnStart } from "@/engine/testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "@/engine/testing/workflow-builder";
import type { TurnStart } from "@/engine/turn";
import { checkpointAt } from "./checkpoint";
import { explainTurn } from "./explain-turn";
import type { Session } from "./session";
import { at, opened, said } from "./testing/session-builder";

const definition: Definition = {
  nodes: [
    start({ greeting: "Hello {{name}}.", prompt: "Welcome {{name}}." }),
    agent("ask", {
      prompt: "Ask about {{topic}}. Today is {{current_weekday}}.",
      extraction_enabled: true,
      extraction_variables: [{ name: "day", type: "string" }],
    }),
    end("done", { prompt: "See you {{day}}." }),
  ],
  edges: [edge("start", "ask", "Begin", { condition: "They want {{topic}}" }), edge("ask", "done", "Finish")],
};
const initialContext = { name: "Ada", topic: "plants" };
const { graph } = parseGraph(definition);
if (!graph) throw new Error("The definition is fine.");

function playAt(session: Session | null, userText: string | null, ...given: Given[]) {
  const now = at(session?.revision ?? 0);
  const base = session ? checkpointAt(session, session.headTurnId) : {};
  const state: Partial<TurnStart> = { initialContext, ...base, userText, templateNow: now };
  return playTurn(turnStart(definition, state), ...given);
}

it("says what the model was given at each generation, to the letter, from the events alone", () => {
  const opening = playAt(null, null);
  const session = opened(opening.outcome);
  const played = playAt(
    session,
    "Monday",
    reply("Sure.", "begin"),
    reply("", "unknown"),
    reply("", "finish"),
    aside('{"day":"Monday"}'),
    reply("Bye."),
  );
  const explained = explainTurn(said(session, "a", played.outcome), "a", {
    graph,
    initialContext,
    fixedNow: null,
    tools: new Map(),
  });

  expect(explained.map(({ system, messages }) => ({ system, messages }))).toEqual(
    played.requests.map(({ system, messages }) => ({ system, messages })),
  );
  expect(explained.every(({ isExact }) => isExact)).toBe(true);
  expect(explained.map(({ nodeId, functions }) => [nodeId, functions])).toEqual([
    ["start", [{ name: "begin", description: "They want plants", kind: "transition", isChosen: true }]],
    ["ask", [{ name: "finish", description: "When: Finish", kind: "transition", isChosen: false }]],
    ["ask", [{ name: "finish", description: "When: Finish", kind: "transition", isChosen: true }]],
    ["done", []],
  ]);
});

it("says so when what it found is not what was sent", () => {
  const { outcome } = playAt(null, "Hi", reply("Hello."));
  const circumstances = { graph, initialContext: { name: "Eve" }, fixedNow: null, tools: new Map() };
  expect(explainTurn(opened(outcome), "opening", circumstances)[0]).toMatchObject({
    isExact: false,
    system: "Welcome Eve.",
  });
});
