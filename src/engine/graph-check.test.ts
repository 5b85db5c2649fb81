import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGraph } from "./graph";
import { checkGraph } from "./graph-check";
import { agent, type Definition, edge, end, node, start } from "./testing/workflow-builder";

const valid: Definition = {
  nodes: [start(), agent("ask"), end("bye")],
  edges: [edge("start", "ask", "Begin"), edge("ask", "bye", "Finish")],
};

/** `severity kind id field` of each issue: what a message is about. */
const places = (definition: unknown, keys?: string[]): string[] =>
  checkGraph(definition, keys).map(({ severity, kind, id, field }) => `${severity} ${kind} ${id} ${field}`);

const messages = (definition: unknown, keys?: string[]): string[] =>
  checkGraph(definition, keys).map(({ message }) => message);

describe("shape", () => {
  it("G1 accepts a workflow with every type of node", () => {
    const passive = ["globalNode", "trigger", "webhook", "qa", "tuner", "paygent", "noveum"];
    const nodes = [...valid.nodes, ...passive.map((type) => node(type, type))];
    expect(checkGraph({ ...valid, nodes, viewport: { x: 0, y: 0, zoom: 1 } })).toEqual([]);
  });

  it.each([[null], [undefined], [3], ["{}"], [[]]])("G2 %j is not a workflow", (definition) => {
    expect(places(definition)).toEqual(["error workflow null null"]);
  });

  it("G2 asks for the lists", () => {
    expect(places({ nodes: {} })).toEqual(["error workflow null nodes", "error workflow null edges"]);
  });

  it.each<[string, Definition["nodes"][number], string]>([
    ["null", null, "error node null nodes.3"],
    ["a node without id", { ...node("qa", "x"), id: "" }, "error node null nodes.3.id"],
    ["an unknown type", node("teleport", "x"), "error node x type"],
    ["no data", { id: "x", type: "qa", position: { x: 0, y: 0 } }, "error node x data"],
    ["a blank name", node("qa", "x", { name: " " }), "error node x data.name"],
    ["a prompt of spaces", node("globalNode", "x", { prompt: "  " }), "error node x data.prompt"],
    ["a wrong flag", node("webhook", "x", { enabled: "perhaps" }), "error node x data.enabled"],
    [
      "a long trigger path",
      node("trigger", "x", { trigger_path: "p".repeat(37) }),
      "error node x data.trigger_path",
    ],
    [
      "a bad header",
      node("webhook", "x", { custom_headers: [{ key: 1 }] }),
      "error node x data.custom_headers.0.key",
    ],
  ])("G3 names the place of %s", (_case, added, place) => {
    expect(places({ ...valid, nodes: [...valid.nodes, added] })).toContain(place);
  });

  it.each<[string, Definition["edges"][number], string]>([
    ["null", null, "error edge null edges.2"],
    ["an edge without id", { ...edge("ask", "ask", "Again"), id: 4 }, "error edge null edges.2.id"],
    ["a blank label", edge("ask", "ask", ""), "error edge ask-ask data.label"],
    [
      "a missing condition",
      edge("ask", "ask", "Again", { condition: null }),
      "error edge ask-ask data.condition",
    ],
    ["a missing source", { ...edge("gone", "ask", "Again") }, "error edge gone-ask source"],
    ["a missing target", { ...edge("ask", "gone", "Again") }, "error edge ask-gone target"],
  ])("G3 names the place of %s", (_case, added, place) => {
    expect(places({ ...valid, edges: [...valid.edges, added] })).toContain(place);
  });

  it("G3 says what is wrong in words", () => {
    const nodes = [start({ name: 7, prompt: "", allow_interrupt: [] }), agent("ask"), end("bye")];
    expect(messages({ ...valid, nodes })).toEqual([
      "The field “name” of this node must be text.",
      "The field “prompt” of this node is empty.",
      "The field “allow_interrupt” of this node must be true or false.",
    ]);
  });

  it("G4 reads flags and numbers as leniently as the original", () => {
    const nodes = [
      start({
        allow_interrupt: "Yes",
        add_global_prompt: 0,
        delayed_start: null,
        delayed_start_duration: "1.5",
      }),
    ];
    expect(parseGraph({ nodes, edges: [] }).graph?.startNode.data).toMatchObject({
      allow_interrupt: true,
      add_global_prompt: false,
      delayed_start: false,
      delayed_start_duration: 1.5,
    });
  });

  it("G5 turns any JSON value into issues, never an exception, and into a graph only without errors", () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.jsonValue(),
        type: fc.constantFrom("startCall", "agentNode", "x", null),
        data: fc.jsonValue(),
      }),
      fc.record({ id: fc.string(), source: fc.string(), target: fc.jsonValue(), data: fc.jsonValue() }),
      fc.constantFrom(...valid.nodes, ...valid.edges),
    );
    const definition = fc.oneof(fc.jsonValue(), fc.record({ nodes: fc.array(part), edges: fc.array(part) }));
    fc.assert(
      fc.property(definition, (value) => {
        const { graph, issues } = parseGraph(value);
        expect(graph === null).toBe(issues.some(({ severity }) => severity === "error"));
      }),
    );
  });
});

describe("rules between nodes and edges", () => {
  it("G6 wants ids once", () => {
    const again = edge("ask", "bye", "Something else");
    expect(places({ nodes: [...valid.nodes, agent("ask")], edges: [...valid.edges, again] })).toEqual([
      "error node ask id",
      "error edge ask-bye id",
    ]);
  });

  it("G7 wants exactly one start node", () => {
    expect(places({ nodes: [], edges: [] })).toEqual(["error workflow null nodes"]);
    expect(messages({ ...valid, nodes: [...valid.nodes, start({}, "second")] })).toContain(
      "A workflow has exactly one start node; this one has 2.",
    );
  });

  it("G7 warns of triggers with the same path", () => {
    const triggers = ["a", "b"].map((id) => node("trigger", id, { trigger_path: "orders" }));
    expect(places({ ...valid, nodes: [...valid.nodes, ...triggers] })).toEqual([
      "warning workflow null nodes",
      "warning node a data.trigger_path",
      "warning node b data.trigger_path",
    ]);
  });

  it("G7 wants at most one global node, and only warns of several triggers", () => {
    const twice = (type: string) => [...valid.nodes, node(type, "one"), node(type, "two")];
    expect(places({ ...valid, nodes: twice("globalNode") })).toEqual(["error workflow null nodes"]);
    expect(places({ ...valid, nodes: twice("trigger") })).toEqual(["warning workflow null nodes"]);
    expect(places({ ...valid, nodes: twice("webhook") })).toEqual([]);
  });

  it.each([
    ["into a start node", edge("ask", "start", "Back"), "start"],
    ["out of an end node", edge("bye", "ask", "Back"), "bye"],
    ["into a webhook", edge("ask", "hook", "Call"), "hook"],
    ["out of a webhook", edge("hook", "ask", "Call"), "hook"],
    ["out of a global node", edge("global", "ask", "Call"), "global"],
    ["into a trigger", edge("ask", "trigger", "Call"), "trigger"],
  ])("G8 refuses an edge %s", (_case, added, id) => {
    const nodes = [
      ...valid.nodes,
      node("webhook", "hook"),
      node("globalNode", "global"),
      node("trigger", "trigger"),
    ];
    expect(places({ nodes, edges: [...valid.edges, added] })).toEqual([`error node ${id} null`]);
  });

  it("G8 wants a way into agent and end nodes", () => {
    expect(places({ nodes: [start(), agent("ask"), end("bye")], edges: [] })).toEqual([
      "error node ask null",
      "error node bye null",
      "warning node start null",
      "warning node ask null",
    ]);
  });

  it("G9 wants edges of one node to become different functions", () => {
    const edges = [...valid.edges, edge("ask", "ask", "FINISH!")];
    expect(places({ ...valid, edges })).toEqual([
      "error edge ask-bye data.label",
      "error edge ask-ask data.label",
    ]);
    expect(messages({ ...valid, edges })[0]).toContain("finish");
  });

  it("G9 allows parallel edges and cycles, and the same label on different nodes", () => {
    const edges = [
      ...valid.edges,
      { ...edge("ask", "bye", "Give up"), id: "parallel" },
      edge("ask", "ask", "Begin"),
    ];
    expect(checkGraph({ ...valid, edges })).toEqual([]);
  });
});

describe("warnings", () => {
  it("G10 tells of nodes that no path from the start reaches", () => {
    const nodes = [...valid.nodes, agent("left"), agent("right")];
    const edges = [...valid.edges, edge("left", "right", "Go"), edge("right", "left", "Go")];
    expect(places({ nodes, edges })).toEqual(["warning node left null", "warning node right null"]);
  });

  it("G11 tells of dead ends", () => {
    const nodes = [...valid.nodes, agent("stuck")];
    const edges = [...valid.edges, edge("ask", "stuck", "Stay")];
    expect(places({ nodes, edges })).toEqual(["warning node stuck null"]);
    expect(places({ nodes: [start()], edges: [] })).toEqual(["warning node start null"]);
  });

  it("G12 tells of nodes without a position", () => {
    const { position: _position, ...unplaced } = start();
    expect(places({ ...valid, nodes: [unplaced, ...valid.nodes.slice(1)] })).toEqual([
      "warning node start position",
    ]);
  });
});

describe("template variables", () => {
  const using = (prompt: string, data = {}): Definition => ({
    ...valid,
    nodes: [start({ prompt, ...data }), ...valid.nodes.slice(1)],
  });

  it("G13 tells of variables that nothing supplies, once a field", () => {
    const definition = using(
      "{{name}} {{name}} {{known}} {{initial_context.city}} {{gathered_context.mood}}",
      {
        greeting: "Hi {{who}}",
      },
    );
    expect(messages(definition, ["known"]).map((message) => /“(.+)”/.exec(message)?.[1])).toEqual([
      "name",
      "initial_context.city",
      "gathered_context.mood",
      "who",
    ]);
  });

  it.each([
    "{{known.part}}",
    "{{initial_context.known}}",
    "{{unknown | a default}}",
    "{{mood}} {{gathered_context.mood}}",
    "{{gathered_context.nodes_visited}}",
    "{{campaign_id}}",
    "{{current_time}} {{current_weekday_Europe/Berlin}}",
  ])("G13 knows where %s comes from", (prompt) => {
    const extraction = { extraction_enabled: true, extraction_variables: [{ name: "mood", type: "string" }] };
    expect(checkGraph(using(prompt, extraction), ["known"])).toEqual([]);
  });

  it("G13 tells of an unknown time zone", () => {
    expect(places(using("{{current_time_Mars/Olympus}}"), [])).toEqual(["warning node start data.prompt"]);
  });

  it("G13 looks at conditions and transition speech too", () => {
    const edges = [
      edge("start", "ask", "Begin", { condition: "{{a}}", transition_speech: "{{b}}" }),
      valid.edges[1],
    ];
    expect(places({ ...valid, edges }, [])).toEqual([
      "warning edge start-ask data.condition",
      "warning edge start-ask data.transition_speech",
    ]);
  });

  it("G13 says nothing without knowing the template context, or when a fetch before the call may supply anything", () => {
    expect(checkGraph(using("{{name}}"))).toEqual([]);
    const address = { pre_call_fetch_url: "https://example.org" };
    expect(checkGraph(using("{{name}}", { ...address, pre_call_fetch_mode: "always" }), [])).toEqual([]);
    expect(checkGraph(using("{{name}}", { ...address, pre_call_fetch_enabled: true }), [])).toEqual([]);
  });

  it.each(["disabled", "inbound", "outbound", null, ""])(
    "G13 tells of what a fetch would supply that does not run by its mode: %j",
    (pre_call_fetch_mode) => {
      const data = { pre_call_fetch_mode, pre_call_fetch_url: "https://example.org" };
      expect(places(using("{{name}}", data), [])).toEqual(["warning node start data.prompt"]);
    },
  );

  it("G14 tells of a mode of the fetch that is none", () => {
    const data = { pre_call_fetch_mode: "Always", pre_call_fetch_url: "https://example.org" };
    expect(checkGraph(using("Hello.", data))).toEqual([
      {
        severity: "warning",
        kind: "node",
        id: "start",
        field: "data.pre_call_fetch_mode",
        message:
          "“Always” is no mode of the fetch before a call: there are disabled, always, inbound, outbound. Nothing is fetched.",
      },
    ]);
    expect(places(using("{{name}}", data), [])).toEqual([
      "warning node start data.pre_call_fetch_mode",
      "warning node start data.prompt",
    ]);
  });
});
