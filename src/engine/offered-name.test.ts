import { describe, expect, it } from "vitest";
import { originalFunctionName } from "./offered-name";
import { playTurn, reply, turnStart } from "./testing/scripted-turn";
import { agent, edge, start } from "./testing/workflow-builder";
import type { OfferedTool } from "./tool";
import { eventsOfType } from "./turn-event";

it.each([
  ["Yes, continue", "yes__continue"],
  ["Go to step 2.", "go_to_step_2_"],
  ["End Call - not interested", "end_call___not_interested"],
  [" Über 🙂", "__ber__"],
  ["天気", "__"],
])("E18 the original calls the edge “%s” %s", (label, name) => {
  expect(originalFunctionName(label)).toBe(name);
});

/** A tool that the engine answers by itself. */
const transfer = (functionName: string): OfferedTool => ({
  toolId: "tool_1",
  toolName: functionName,
  category: "transfer_call",
  functionName,
  description: "",
  parameters: {},
  spokenMessage: null,
  asksReason: false,
});

function play(called: string, labels: string[], tools: OfferedTool[] = []) {
  const nodes = [start(), ...labels.map((_, place) => agent(`node${place}`))];
  const edges = labels.map((label, place) => edge("start", `node${place}`, label));
  const offers = new Map([["start", { tools, notices: [] }]]);
  const given = { currentNodeId: "start", userText: "Yes", tools: offers };
  return playTurn(turnStart({ nodes, edges }, given), reply("", called), reply("So.")).outcome;
}

describe("E18 the original's name of an edge", () => {
  it("is understood, and everything tells the name that was offered", () => {
    const outcome = play("yes__continue", ["Yes, continue", "No"]);
    expect(outcome.currentNodeId).toBe("node0");
    expect(eventsOfType(outcome.events, "generation")[0]?.payload.chosenFunctions).toEqual(["yes_continue"]);
    const told = ["tool_call_started", "tool_call_result"] as const;
    for (const type of told)
      expect(eventsOfType(outcome.events, type)[0]?.payload).toMatchObject({
        functionName: "yes_continue",
        kind: "transition",
      });
    expect(outcome.messages[1]).toMatchObject({ content: [{ toolName: "yes_continue" }] });
  });

  it("of two edges names neither", () => {
    const outcome = play("__", ["天気", "電話"]);
    expect(outcome.currentNodeId).toBe("start");
    expect(eventsOfType(outcome.events, "tool_call_result")[0]?.payload).toMatchObject({
      functionName: "__",
      kind: "unknown",
    });
  });

  it("is a function's own name first", () => {
    expect(play("go_on", ["Go on"]).currentNodeId).toBe("node0");
    const outcome = play("yes__continue", ["Yes, continue"], [transfer("yes__continue")]);
    expect(eventsOfType(outcome.events, "tool_call_result")[0]?.payload).toMatchObject({ kind: "tool" });
  });
});
