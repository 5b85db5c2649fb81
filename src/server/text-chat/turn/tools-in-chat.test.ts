import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import { eventsOfType, type TurnEvent } from "@/engine/turn-event";
import type { SessionOutput } from "../../contract/text-chat-contract";
import { calls, says } from "../../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../../testing/chat-setup";
import { type OutsideServer, startOutsideServer } from "../../tools/testing/outside-server";

let chats: ChatSetup;
let outside: OutsideServer;
let client: RetakeClient;
let workflowId: string;
let toolId: string;
let served = 0;
/** The status that the tool's server answers with; 0 to cut the connection. */
let status = 200;

beforeAll(async () => {
  chats = await setUpChats({ toolbox: { allowsPrivateHosts: true } });
  outside = await startOutsideServer(({ url }, response) => {
    served += 1;
    const answer = url.startsWith("/who")
      ? { initial_context: { name: "Grace", provider: "mine" } }
      : { free: served };
    if (status === 0) return response.destroy();
    if (!url.startsWith("/who")) response.statusCode = status;
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
});
afterAll(async () => {
  await outside.close();
  await chats.close();
});

beforeEach(async () => {
  ({ client } = await chats.server.newOrganization());
  const tool = await client.tool.create.mutate({
    name: "Find slots",
    category: "http_api",
    config: { url: `${outside.url}/slots`, method: "GET", parameters: [{ name: "day" }] },
  });
  toolId = tool.toolId;
  const day = { extraction_enabled: true, extraction_variables: [{ name: "day", type: "string" }] };
  const workflow = await client.workflow.create.mutate({
    name: "Booking",
    definition: {
      nodes: [
        start({
          greeting: "Hello {{name}}.",
          tool_uuids: [toolId],
          pre_call_fetch_mode: "always",
          pre_call_fetch_url: `${outside.url}/who`,
          ...day,
        }),
        agent("booking", { prompt: "Book {{day}}.", ...day }),
        end("goodbye"),
      ],
      edges: [edge("start", "booking", "Book"), edge("booking", "goodbye", "Finish")],
    },
  });
  workflowId = workflow.workflowId;
  outside.received.length = 0;
  served = 0;
  status = 200;
});
afterEach(() => chats.services.model.assertAllUsed());

type ToolModes = NonNullable<Parameters<RetakeClient["textChat"]["create"]["mutate"]>[0]["toolModes"]>;

async function begin(toolModes: ToolModes = {}) {
  const session = await client.textChat.create.mutate({ workflowId, toolModes });
  return { session, at: { workflowId, runId: session.workflowRunId } };
}
const askForSlots = () => chats.services.model.script(calls("find_slots", { day: "Monday" }), says("There."));
const lastEvents = <Type extends TurnEvent["type"]>(session: SessionOutput, type: Type) =>
  eventsOfType(turnAt(session, -1).events, type).map(({ payload }) => payload);
const slotRequests = () => outside.received.filter(({ url }) => url.startsWith("/slots"));

it("F1 fetches the initial context once, before the greeting, and keeps it with the session", async () => {
  const { session, at } = await begin();
  expect(texts(session)).toEqual([[null, "Hello Grace.", "completed"]]);
  expect(session.initialContext).toEqual({ name: "Grace" });
  expect(JSON.parse(outside.received[0]?.body ?? "")).toEqual({
    event: "call_inbound",
    call_inbound: { agent_id: workflowId, from_number: null, to_number: null },
  });

  const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: turnAt(session, 0).id }));
  expect(texts(again)).toEqual([[null, "Hello Grace.", "completed"]]);
  expect(outside.received).toHaveLength(1);
});

it("F1 tells the address who calls and who is called", async () => {
  const initialContext = { caller_number: "+15550001111", called_number: "+15550002222", from_number: "no" };
  await client.textChat.create.mutate({ workflowId, initialContext });
  expect(JSON.parse(outside.received[0]?.body ?? "")).toEqual({
    event: "call_inbound",
    call_inbound: { agent_id: workflowId, from_number: "+15550001111", to_number: "+15550002222" },
  });
});

it("L2 calls a tool, tells the model, and keeps what was asked and answered", async () => {
  const { at } = await begin();
  askForSlots();
  const session = wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday?" }));

  expect(slotRequests().map(({ url, headers }) => [url, headers["idempotency-key"]])).toEqual([
    ["/slots?day=Monday", expect.stringMatching(/^turn_.+:call_/)],
  ]);
  expect(lastEvents(session, "tool_call_result")).toMatchObject([
    { toolId, toolName: "Find slots", mode: "live", result: { status: "success", data: { free: 2 } } },
  ]);
  expect(chats.services.model.calls.at(-1)?.prompt.at(-1)).toMatchObject({ role: "tool" });
});

it("T1 trying the moment again does not touch the world twice; going on does", async () => {
  const { at } = await begin();
  askForSlots();
  const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday?" }));
  askForSlots();
  const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: turnAt(first, -1).id }));
  expect(lastEvents(again, "tool_call_result")).toMatchObject([
    { mode: "recorded", result: { data: { free: 2 } } },
  ]);
  askForSlots();
  const further = wholeSession(await client.textChat.append.mutate({ ...at, text: "And now?" }));
  expect(lastEvents(further, "tool_call_result")).toMatchObject([
    { mode: "recorded", result: { data: { free: 2 } } },
  ]);
  expect(slotRequests()).toHaveLength(1);
});

it.each<[number, object]>([
  [500, { status_code: 500 }],
  [429, { status_code: 429 }],
  [0, { status: "error", error: "The server cut the connection." }],
])(
  "T5 a tool that failed (%i) is asked when the moment is tried again, and by what follows",
  async (failing, result) => {
    const { at } = await begin();
    status = failing;
    askForSlots();
    const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday?" }));
    expect(lastEvents(first, "tool_call_result")).toMatchObject([{ mode: "live", result }]);
    status = 200;
    askForSlots();
    const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: turnAt(first, -1).id }));
    askForSlots();
    const further = wholeSession(await client.textChat.append.mutate({ ...at, text: "And now?" }));
    for (const session of [again, further])
      expect(lastEvents(session, "tool_call_result")).toMatchObject([
        { mode: "live", result: { status_code: 200 } },
      ]);
    expect(slotRequests()).toHaveLength(3);
  },
);

it("T6 T7 a recording names its turn, and can be refused: the tool is asked again", async () => {
  const { at } = await begin();
  askForSlots();
  const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday?" }));
  const askedIn = turnAt(first, -1).id;
  askForSlots();
  await client.textChat.rerun.mutate({ ...at, turnId: askedIn });
  askForSlots();
  const further = wholeSession(await client.textChat.append.mutate({ ...at, text: "And now?" }));
  expect(lastEvents(further, "tool_call_result")).toMatchObject([
    { mode: "recorded", recordedTurnId: askedIn, result: { data: { free: 2 } } },
  ]);

  askForSlots();
  const refused = wholeSession(
    await client.textChat.rerun.mutate({ ...at, turnId: turnAt(further, -1).id, askAgain: [toolId] }),
  );
  const [result] = lastEvents(refused, "tool_call_result");
  expect(result).toMatchObject({ mode: "live", result: { data: { free: 3 } } });
  expect(result).not.toHaveProperty("recordedTurnId");
  expect(slotRequests()).toHaveLength(2);
});

it("T2 T3 T4 a session chooses where a tool's results come from", async () => {
  const resultIn = async (toolModes: ToolModes) => {
    const { at } = await begin(toolModes);
    askForSlots();
    return lastEvents(
      wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday?" })),
      "tool_call_result",
    )[0];
  };
  expect(await resultIn({ [toolId]: { mode: "mock", result: { free: 9 } } })).toMatchObject({
    mode: "mock",
    result: { free: 9 },
  });
  expect(await resultIn({ [toolId]: { mode: "mock", error: "Down.", delayMs: 5 } })).toMatchObject({
    result: { status: "error", error: "Down." },
  });
  expect(await resultIn({ [toolId]: { mode: "recorded", otherwise: "fail" } })).toMatchObject({
    mode: "mock",
    result: { status: "error" },
  });
  expect(slotRequests()).toHaveLength(0);
  expect(await resultIn({ [toolId]: { mode: "live" } })).toMatchObject({ mode: "live" });
});

it("X1 extracts when a node is left and when the chat is ended by hand; both cost and both are explained", async () => {
  const { at } = await begin();
  chats.services.model.script(
    calls("book"),
    says('{"day":{"value":"Monday","source":"monday"}}'),
    says("Booked."),
  );
  const left = wholeSession(await client.textChat.append.mutate({ ...at, text: "Monday please" }));
  expect(left.gatheredContext).toMatchObject({ day: "Monday" });
  expect(lastEvents(left, "extraction")).toMatchObject([
    { nodeId: "start", values: [{ name: "day", value: "Monday", source: "monday" }] },
  ]);

  const explained = async (turnId: string) => {
    const { isExact, generations } = await client.textChat.explain.query({ ...at, turnId });
    return [isExact, ...generations.map(({ purpose, nodeId, system }) => [purpose, nodeId, system])];
  };
  const asksForValues = expect.stringMatching(/^Read the values of the variables/);
  expect(await explained(turnAt(left, -1).id)).toEqual([
    true,
    ["conversation", "start", "You are at start."],
    ["extraction", "start", asksForValues],
    ["conversation", "booking", "Book Monday."],
  ]);

  chats.services.model.script(says('{"day":"Tuesday"}'));
  const ended = wholeSession(await client.textChat.end.mutate(at));
  expect(ended).toMatchObject({
    isCompleted: true,
    gatheredContext: { day: "Tuesday", call_disposition: "user_hangup" },
  });
  expect(await explained(turnAt(ended, -1).id)).toEqual([true, ["extraction", "booking", asksForValues]]);
  expect(ended.usage.total.generations).toBe(4);
  expect(wholeSession(await client.textChat.end.mutate(at))).toMatchObject({ revision: ended.revision });
});

it("X5 a model that cannot be asked ends the chat all the same", async () => {
  const { at } = await begin();
  chats.services.model.script(says("Yes?"), says("no JSON here"));
  await client.textChat.append.mutate({ ...at, text: "Hi" });
  const ended = wholeSession(await client.textChat.end.mutate(at));
  expect(ended).toMatchObject({ isCompleted: true, gatheredContext: { call_disposition: "user_hangup" } });
  expect(lastEvents(ended, "extraction")).toMatchObject([{ error: "The answer was not a JSON object." }]);
});

it("a transcript is what was said on the visible path", async () => {
  const { session, at } = await begin();
  chats.services.model.script(says("Yes?"));
  await client.textChat.append.mutate({ ...at, text: "Hi" });
  const inFormat = async (format: "text" | "markdown" | "json") =>
    (await client.textChat.transcript.query({ ...at, format })).content;
  expect(await inFormat("text")).toMatch(/assistant: Hello Grace\.\n.*user: Hi\n.*assistant: Yes\?$/s);
  expect(await inFormat("markdown")).toContain("**Assistant (Start):** Yes?");
  expect(JSON.parse(await inFormat("json"))).toMatchObject({ name: session.name, lines: [{}, {}, {}] });
});
