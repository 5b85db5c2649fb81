import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { type Chat, type ChatSetup, definition, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";

let chats: ChatSetup;
let chat: Chat;
let apiKey: string;
beforeAll(async () => {
  chats = await setUpChats();
  ({ apiKey } = await chats.server.newOrganization());
});
beforeEach(async () => {
  chat = await chats.newChat();
});
afterAll(() => chats.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${chats.server.url}/api/trpc/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body,
  });

type Refused = (chat: Chat) => Promise<unknown>;
const twoStarts = { ...definition, nodes: [...definition.nodes, { ...definition.nodes[0], id: "other" }] };
const unknown = "does-not-exist";
/** For what the types would not let through. */
const mistyped = (value: unknown) => value as never;

const refused: [what: string, reason: string, call: Refused][] = [
  [
    "an unknown run",
    "session_not_found",
    ({ client, at }) => client.textChat.get.query({ ...at, runId: unknown }),
  ],
  [
    "an unknown workflow",
    "session_not_found",
    ({ client, at }) => client.textChat.get.query({ ...at, workflowId: unknown }),
  ],
  [
    "a session of an unknown workflow",
    "workflow_not_found",
    ({ client }) => client.textChat.create.mutate({ workflowId: unknown }),
  ],
  [
    "a list of an unknown workflow",
    "workflow_not_found",
    ({ client }) => client.textChat.list.query({ workflowId: unknown }),
  ],
  [
    "an unknown version",
    "version_not_found",
    ({ client, at: { workflowId } }) =>
      client.textChat.create.mutate({ workflowId, version: { versionId: unknown } }),
  ],
  [
    "a draft where there is none",
    "version_not_found",
    ({ client, at: { workflowId } }) => client.textChat.create.mutate({ workflowId, version: "draft" }),
  ],
  [
    "an unknown turn",
    "turn_not_found",
    ({ client, at }) => client.textChat.rewind.mutate({ ...at, cursorTurnId: unknown }),
  ],
  [
    "an old revision",
    "revision_conflict",
    ({ client, at }) => client.textChat.end.mutate({ ...at, expectedRevision: 1 }),
  ],
  [
    "a turn to rerun that is not there",
    "turn_not_found",
    ({ client, at }) => client.textChat.rerun.mutate({ ...at, turnId: unknown }),
  ],
  [
    "a rerun with an empty text",
    "invalid_input",
    ({ client, at, session }) => client.textChat.rerun.mutate({ ...at, turnId: headOf(session), text: " " }),
  ],
  [
    "a rerun of no turn",
    "invalid_input",
    ({ client, at }) => client.textChat.rerun.mutate(mistyped({ ...at, turnId: null })),
  ],
  [
    "a turn to restore that is not there",
    "turn_not_found",
    ({ client, at }) => client.textChat.restore.mutate({ ...at, turnId: unknown }),
  ],
  [
    "a restored turn of the wrong type",
    "invalid_input",
    ({ client, at }) => client.textChat.restore.mutate({ ...at, turnId: mistyped(7) }),
  ],
  [
    "values to set that are a list",
    "invalid_input",
    ({ client, at }) => client.textChat.patchContext.mutate({ ...at, set: mistyped([1]) }),
  ],
  [
    "values to set nested a hundred deep",
    "invalid_input",
    ({ client, at }) => client.textChat.patchContext.mutate({ ...at, set: nested(100) }),
  ],
  [
    "names to unset that are no list",
    "invalid_input",
    ({ client, at }) => client.textChat.patchContext.mutate({ ...at, unset: mistyped("name") }),
  ],
  [
    "a node to stand on that is not there",
    "invalid_input",
    ({ client, at }) => client.textChat.patchContext.mutate({ ...at, currentNodeId: unknown }),
  ],
  [
    "an empty idempotency key",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: "Hi", idempotencyKey: "" }),
  ],
  [
    "a tree of an unknown run",
    "session_not_found",
    ({ client, at }) => client.textChat.tree.query({ ...at, runId: unknown }),
  ],
  [
    "an explanation of an unknown turn",
    "turn_not_found",
    ({ client, at }) => client.textChat.explain.query({ ...at, turnId: unknown }),
  ],
  [
    "a transcript of an unknown run",
    "session_not_found",
    ({ client, at }) => client.textChat.transcript.query({ ...at, runId: unknown, format: "text" }),
  ],
  [
    "a transcript in a format nobody knows",
    "invalid_input",
    ({ client, at }) => client.textChat.transcript.query({ ...at, format: mistyped("html") }),
  ],
  [
    "a tool mode nobody knows",
    "invalid_input",
    ({ client, at: { workflowId } }) =>
      client.textChat.create.mutate({ workflowId, toolModes: { tool_1: mistyped({ mode: "dry" }) } }),
  ],
  [
    "a mock that waits for too long",
    "invalid_input",
    ({ client, at: { workflowId } }) =>
      client.textChat.create.mutate({
        workflowId,
        toolModes: { tool_1: { mode: "mock", delayMs: limits.mockDelayMs + 1 } },
      }),
  ],
  [
    "a definition of an unknown run",
    "session_not_found",
    ({ client, at }) => client.textChat.definition.query({ ...at, runId: unknown }),
  ],
  [
    "a checkpoint of an unknown turn",
    "turn_not_found",
    ({ client, at }) => client.textChat.checkpoint.query({ ...at, turnId: unknown }),
  ],
  [
    "a comparison with an unknown turn",
    "turn_not_found",
    ({ client, at, session }) =>
      client.textChat.compare.query({ ...at, leftTurnId: headOf(session), rightTurnId: unknown }),
  ],
  [
    "a comparison with an unknown run",
    "session_not_found",
    ({ client, at, session }) =>
      client.textChat.compare.query({
        ...at,
        leftTurnId: headOf(session),
        rightTurnId: headOf(session),
        rightRunId: unknown,
      }),
  ],
  [
    "a run to delete that is not there",
    "session_not_found",
    ({ client, at }) => client.textChat.delete.mutate({ ...at, runId: unknown }),
  ],
  [
    "a turn to stop that is not there",
    "turn_not_found",
    ({ client, at }) => client.textChat.cancel.mutate({ ...at, turnId: unknown }),
  ],
  [
    "an id with a NUL character",
    "invalid_input",
    ({ client, at }) => client.textChat.get.query({ ...at, runId: "\u0000" }),
  ],
  ["an empty text", "invalid_input", ({ client, at }) => client.textChat.append.mutate({ ...at, text: "" })],
  [
    "a text of spaces",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: " \n\t\u00a0" }),
  ],
  [
    "a text with a NUL character",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: "a\u0000b" }),
  ],
  [
    "a text with half of a surrogate pair",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: "a\ud83d" }),
  ],
  [
    "a variable with a NUL character",
    "invalid_input",
    ({ client, at }) => client.textChat.patchContext.mutate({ ...at, set: { a: ["b\u0000"] } }),
  ],
  [
    "a text of the wrong type",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: mistyped(5) }),
  ],
  [
    "a key that nobody knows",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate(mistyped({ ...at, text: "Hi", shout: true })),
  ],
  [
    "a revision that is no number",
    "invalid_input",
    ({ client, at }) => client.textChat.append.mutate({ ...at, text: "Hi", expectedRevision: mistyped("2") }),
  ],
  [
    "a context that is a list",
    "invalid_input",
    ({ client, at: { workflowId } }) =>
      client.textChat.create.mutate({ workflowId, initialContext: mistyped([1]) }),
  ],
  [
    "a context nested a hundred deep",
    "invalid_input",
    ({ client, at: { workflowId } }) =>
      client.textChat.create.mutate({ workflowId, initialContext: nested(100) }),
  ],
  [
    "a model of no known kind",
    "invalid_input",
    ({ client, at: { workflowId } }) => client.textChat.create.mutate({ workflowId, model: "mystery" }),
  ],
  [
    "a start node that is not there",
    "invalid_input",
    ({ client, at: { workflowId } }) => client.textChat.create.mutate({ workflowId, startNodeId: unknown }),
  ],
  [
    "a clock that is no time",
    "invalid_input",
    ({ client, at: { workflowId } }) => client.textChat.create.mutate({ workflowId, now: "yesterday" }),
  ],
  [
    "a page of 101",
    "invalid_input",
    ({ client, at: { workflowId } }) => client.textChat.list.query({ workflowId, limit: 101 }),
  ],
  [
    "somebody else's cursor",
    "invalid_input",
    ({ client, at: { workflowId } }) => client.textChat.list.query({ workflowId, cursor: "abc" }),
  ],
  [
    "a graph with two starts",
    "invalid_graph",
    ({ client }) => client.workflow.create.mutate({ name: "Two", definition: twoStarts }),
  ],
  [
    "a graph that is none",
    "invalid_input",
    ({ client }) => client.workflow.create.mutate({ name: "None", definition: mistyped("{}") }),
  ],
  [
    "a graph of nonsense",
    "invalid_graph",
    ({ client }) =>
      client.workflow.create.mutate({ name: "Odd", definition: { nodes: [null, 1, []], edges: ["x"] } }),
  ],
  [
    "a name of spaces",
    "invalid_input",
    ({ client }) => client.workflow.create.mutate({ name: "  ", definition }),
  ],
  [
    "a setting beyond its bounds",
    "invalid_input",
    ({ client, at: { workflowId } }) =>
      client.workflow.saveDraft.mutate({ workflowId, settings: { maxHops: limits.hopsPerTurn + 1 } }),
  ],
  [
    "nothing to publish",
    "version_not_found",
    ({ client, at: { workflowId } }) => client.workflow.publish.mutate({ workflowId }),
  ],
  [
    "nothing to discard",
    "version_not_found",
    ({ client, at: { workflowId } }) => client.workflow.discardDraft.mutate({ workflowId }),
  ],
  [
    "a draft that is not the one edited",
    "draft_conflict",
    ({ client, at: { workflowId } }) =>
      client.workflow.saveDraft.mutate({ workflowId, expectedDraftRevision: 3 }),
  ],
  ["a key of nobody", "not_allowed", ({ client }) => client.apiKey.revoke.mutate({ apiKeyId: unknown })],
  [
    "another organization, by key",
    "not_allowed",
    ({ client }) => client.organization.select.mutate({ organizationId: unknown }),
  ],
];

const headOf = (session: Chat["session"]) => session.sessionData.headTurnId;

function nested(levels: number): JsonObject {
  return levels === 0 ? {} : { inner: nested(levels - 1) };
}

describe("what is refused changes nothing", () => {
  it.each(refused)("%s: %s", async (_, reason, call) => {
    const before = await chats.database.contents();
    expect((await refusalOf(call(chat))).reason).toBe(reason);
    expect(await chats.database.contents()).toEqual(before);
  });

  it("what is too large says how much is allowed and how much it was (rule 14)", async () => {
    const { client, at } = chat;
    const { workflowId } = at;
    const before = await chats.database.contents();
    const large = { text: "x".repeat(limits.contextBytes) };
    const graph = { ...definition, note: "x".repeat(limits.graphBytes) };
    expect(await refusalOf(client.textChat.append.mutate({ ...at, text: "x".repeat(8_001) }))).toMatchObject({
      reason: "limit_exceeded",
      limit: 8_000,
      actual: 8_001,
    });
    expect(
      await refusalOf(client.textChat.create.mutate({ workflowId, initialContext: large })),
    ).toMatchObject({ reason: "limit_exceeded", limit: limits.contextBytes });
    expect(
      await refusalOf(client.workflow.create.mutate({ name: "Large", definition: graph })),
    ).toMatchObject({ reason: "limit_exceeded", limit: limits.graphBytes });
    const response = await post("textChat.append", JSON.stringify({ ...at, text: "x".repeat(10_000_000) }));
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { data: { code: "BAD_REQUEST", reason: "limit_exceeded", limit: limits.requestBytes } } },
    ]);
    expect(await chats.database.contents()).toEqual(before);
  });

  it("what does not say how large it is is measured", async () => {
    const { requestBytes } = limits;
    const send = async (text: string) => {
      const body = new Blob([JSON.stringify({ ...chat.at, text })]).stream();
      const headers = { "content-type": "application/json", authorization: `Bearer ${chat.apiKey}` };
      const url = `${chats.server.url}/api/trpc/textChat.append`;
      const response = await fetch(url, { method: "POST", headers, body, duplex: "half" } as RequestInit);
      return (await response.json()).error.data;
    };
    const before = await chats.database.contents();
    expect(await send(" ")).toMatchObject({ reason: "invalid_input" });
    expect(await send("x".repeat(requestBytes))).toMatchObject({
      reason: "limit_exceeded",
      limit: requestBytes,
      unit: "byte",
    });
    expect(await chats.database.contents()).toEqual(before);
  });

  it("a session file may be larger, when somebody who is known brings it in", async () => {
    const { requestBytes, sessionFileBytes } = limits;
    const bring = async (bytes: number, headers: Record<string, string> = {}) => {
      const response = await post("textChat.import", JSON.stringify({ session: "x".repeat(bytes) }), headers);
      return (await response.json()).error.data;
    };
    expect(await bring(requestBytes)).toMatchObject({ reason: "invalid_input" });
    expect(await bring(sessionFileBytes)).toMatchObject({
      reason: "limit_exceeded",
      limit: sessionFileBytes,
      unit: "byte",
    });
    expect(await bring(requestBytes, { authorization: "Bearer rtk_nobody" })).toMatchObject({
      reason: "limit_exceeded",
      limit: requestBytes,
    });
  });
});

describe("what is not even a call", () => {
  it.each([
    ["broken JSON", () => post("textChat.append", "{nope"), 400],
    ["another content type", () => post("textChat.append", "{}", { "content-type": "text/plain" }), 415],
    ["a procedure that does not exist", () => post("textChat.explode", "{}"), 404],
    ["a query sent as a mutation", () => post("textChat.get", "{}"), 405],
    [
      "JSON nested a hundred thousand deep",
      () =>
        post(
          "textChat.create",
          `{"workflowId":"w","initialContext":${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}}`,
        ),
      400,
    ],
  ] as const)("%s is invalid_input", async (_, call, status) => {
    const response = await call();
    const body = await response.json();
    expect([response.status, body.error.data.reason]).toEqual([status, "invalid_input"]);
    expect(Object.keys(body.error.data)).not.toContain("stack");
  });
});

describe("who calls", () => {
  it.each([
    ["no key", {}],
    ["a wrong key", { authorization: "Bearer rtk_wrong" }],
  ])("%s is unauthorized", async (_, headers) => {
    const response = await fetch(`${chats.server.url}/api/trpc/me.get`, { headers });
    expect([response.status, (await response.json()).error.data.reason]).toEqual([401, "unauthorized"]);
  });

  it("another organization's things are as if they did not exist", async () => {
    const { client } = await chats.server.newOrganization();
    const { at, session } = chat;
    const theirs: [string, () => Promise<unknown>][] = [
      ["session_not_found", () => client.textChat.get.query(at)],
      ["session_not_found", () => client.textChat.append.mutate({ ...at, text: "Hi" })],
      [
        "session_not_found",
        () => client.textChat.rewind.mutate({ ...at, cursorTurnId: session.sessionData.headTurnId }),
      ],
      ["session_not_found", () => client.textChat.end.mutate(at)],
      ["workflow_not_found", () => client.textChat.list.query({ workflowId: at.workflowId })],
      ["workflow_not_found", () => client.workflow.get.query({ workflowId: at.workflowId })],
      [
        "workflow_not_found",
        () => client.workflow.saveDraft.mutate({ workflowId: at.workflowId, name: "Mine" }),
      ],
      ["workflow_not_found", () => client.workflow.archive.mutate({ workflowId: at.workflowId })],
    ];
    for (const [reason, call] of theirs) expect((await refusalOf(call())).reason).toBe(reason);
    expect(await chat.client.textChat.get.query(at)).toEqual(session);
  });
});
