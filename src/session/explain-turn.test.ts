import { expect, it } from "vitest";
import { parseGraph } from "@/engine/graph";
import { aside, type Given, playTurn, reply, turnStart } from "@/engine/testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "@/engine/testing/workflow-builder";
import type { RunningTurn, Step, TurnStart } from "@/engine/turn";
import { beginTurn } from "@/engine/turn-machine";
import { cancelTurn, failTurn } from "@/engine/unfinished-turn";
import { checkpointAt } from "./checkpoint";
import { explainTurn } from "./explain-turn";
import type { Session } from "./session";
import { asked, at, failed, opened, said, settled } from "./testing/session-builder";

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
  edges: [
    edge("start", "ask", "Begin", { condition: "They want {{topic}}" }),
    edge("ask", "done", "Finish", { transition_speech: "Thank you." }),
  ],
};
const initialContext = { name: "Ada", topic: "plants" };
const { graph } = parseGraph(definition);
if (!graph) throw new Error("The definition is fine.");
const circumstances = { graph, initialContext, fixedNow: null, tools: new Map() };

function startAt(session: Session | null, userText: string | null): TurnStart {
  const now = at(session?.revision ?? 0);
  const base = session ? checkpointAt(session, session.headTurnId) : {};
  return turnStart(definition, { initialContext, ...base, userText, templateNow: now });
}

const greeted = () => opened(playTurn(startAt(null, null)).outcome);

it("E27 says what the model was given each time, to the letter, from the log alone", () => {
  const session = greeted();
  const given: Given[] = [
    reply("Sure.", "begin"),
    reply("", "unknown"),
    reply("", "finish"),
    aside('{"day":"Monday"}'),
    reply("Bye."),
  ];
  const played = playTurn(startAt(session, "Monday"), ...given);
  const { isExact, generations } = explainTurn(
    settled(asked(session, "a", "Monday"), played.outcome),
    "a",
    circumstances,
  );

  expect(generations.map(({ system, messages }) => ({ system, messages }))).toEqual(
    played.steps.flatMap((step) =>
      "request" in step && "messages" in step.request
        ? [{ system: step.request.system, messages: step.request.messages }]
        : [],
    ),
  );
  expect(isExact).toBe(true);
  expect(generations.map(({ purpose, generation, nodeId }) => [purpose, generation, nodeId])).toEqual([
    ["conversation", 1, "start"],
    ["conversation", 2, "ask"],
    ["conversation", 3, "ask"],
    ["extraction", null, "ask"],
    ["conversation", 4, "done"],
  ]);
  expect(generations.map(({ functions }) => functions)).toEqual([
    [{ name: "begin", description: "They want plants", kind: "transition", isChosen: true }],
    [{ name: "finish", description: "When: Finish", kind: "transition", isChosen: false }],
    [{ name: "finish", description: "When: Finish", kind: "transition", isChosen: true }],
    [],
    [],
  ]);
});

type Unfinished = (turn: RunningTurn) => ReturnType<typeof cancelTurn>;
const fails: Unfinished = (turn) =>
  failTurn(turn, { reason: "model_cut_off", message: "", text: "I " }, at(9));
const isStopped: Unfinished = (turn) => cancelTurn(turn, { text: "I " });

it.each([
  ["failed", fails],
  ["stopped", isStopped],
] as const)("E27 says what a turn was given that %s, with what the person had said", (outcome, end) => {
  const session = greeted();
  const step: Step = beginTurn(startAt(session, "Monday"), at(9));
  if (step.next.type !== "generate") throw new Error("The turn asks the model.");
  const { system, messages } = step.next.request;
  const explained = explainTurn(settled(asked(session, "a", "Monday"), end(step.turn)), "a", circumstances);
  expect(explained).toMatchObject({
    isExact: true,
    generations: [{ generation: 1, outcome, system, messages, isExact: true }],
  });
  expect(messages.at(-1)).toEqual({ role: "user", content: "Monday" });
});

it("E27 says so when what it found is not what was sent", () => {
  const { outcome } = playTurn(startAt(null, "Hi"), reply("Hello."));
  const others = { ...circumstances, initialContext: { name: "Eve" } };
  expect(explainTurn(opened(outcome), "opening", others)).toMatchObject({
    isExact: false,
    generations: [{ isExact: false, system: "Welcome Eve." }],
  });
});

it("E27 does not claim that the model was not asked, when a turn tells only that its process died", () => {
  const died = said(
    greeted(),
    "a",
    failed({
      events: [
        {
          type: "execution_error",
          createdAt: at(9),
          payload: { reason: "interrupted", message: "", generation: null },
        },
      ],
    }),
  );
  expect(explainTurn(died, "a", circumstances)).toEqual({ isExact: false, generations: [] });
});
