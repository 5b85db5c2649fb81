import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import { type ChatSetup, definition, setUpChats, texts } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { startTestServer, type TestServer } from "../testing/test-server";
import { createTestServices } from "../testing/test-services";
import { type OpenAiWireServer, startOpenAiWireServer } from "./testing/openai-wire-server";

const secret = "sk-hunter2-very-secret";
let chats: ChatSetup;
let wire: OpenAiWireServer;
let client: RetakeClient;
beforeAll(async () => {
  chats = await setUpChats({ toolbox: { allowsPrivateModels: true } });
});
beforeEach(async () => {
  wire = await startOpenAiWireServer();
  ({ client } = await chats.server.newOrganization());
  await client.me.get.query();
});
afterAll(() => chats.close());

const save = (given: object = {}) =>
  client.model.create.mutate({
    label: "Mine",
    model: "qwen3:8b",
    baseUrl: wire.baseUrl,
    apiKey: secret,
    ...given,
  });

async function newWorkflow(given: object = {}) {
  const input = { name: "Booking", definition, templateContext: { name: "Ada" }, ...given };
  return (await client.workflow.create.mutate(input)).workflowId;
}

describe("a saved model", () => {
  it("is kept without showing its key, and offered", async () => {
    const saved = await save({ baseUrl: `${wire.baseUrl}/` });
    expect(saved).toEqual({
      modelId: expect.stringMatching(/^saved:mdl_/),
      label: "Mine",
      createdBy: { kind: "api_key", id: expect.stringMatching(/^key_/), name: expect.any(String) },
      model: "qwen3:8b",
      baseUrl: wire.baseUrl,
      hasApiKey: true,
      price: null,
      createdAt: "2026-03-01T09:00:00.000Z",
    });
    expect(await client.model.list.query()).toEqual({ models: [saved], nextCursor: null });
    expect((await client.me.get.query()).models).toEqual([
      { id: "scripted", label: "Scripted", isReal: false },
      { id: saved.modelId, label: "Mine", isReal: true },
    ]);
    expect(JSON.stringify(await chats.database.contents())).not.toContain(secret);
    await wire.close();
  });

  it("answers in the sessions that choose it, and in those of versions that do", async () => {
    const { modelId: model } = await save();
    const started = await client.textChat.create.mutate({ workflowId: await newWorkflow(), model });
    wire.script.reply({ text: ["From my own machine."] });
    const at = { workflowId: started.workflowId, runId: started.workflowRunId };
    const session = wholeSession(await client.textChat.append.mutate({ ...at, text: "Hi" }));
    expect(texts(session).at(-1)).toEqual(["Hi", "From my own machine.", "completed"]);
    expect(wire.requests[0]).toMatchObject({
      headers: { authorization: `Bearer ${secret}` },
      body: { model: "qwen3:8b" },
    });
    wire.script.reply({ text: ["Good day."] });
    const unscripted = {
      nodes: [start(), agent("talk"), end("bye")],
      edges: [edge("start", "talk", "A"), edge("talk", "bye", "B")],
    };
    const workflowId = await newWorkflow({ definition: unscripted, settings: { model } });
    expect(texts(await client.textChat.create.mutate({ workflowId }))).toEqual([
      [null, "Good day.", "completed"],
    ]);
    wire.assertAllUsed();
    expect(JSON.stringify(chats.services.logged)).not.toContain(secret);
    await wire.close();
  });

  it("that is gone fails the turn of a session, and begins none", async () => {
    const { modelId: model } = await save();
    const workflowId = await newWorkflow();
    const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId, model });
    await client.model.archive.mutate({ modelId: model });
    expect(await refusalOf(client.textChat.append.mutate({ workflowId, runId, text: "Hi" }))).toMatchObject({
      reason: "turn_failed",
      cause: "model_not_configured",
    });
    const create = client.textChat.create.mutate({ workflowId, model });
    expect((await refusalOf(create)).reason).toBe("invalid_input");
    expect((await client.model.list.query()).models).toEqual([]);
    const rows = await chats.database.prisma.savedModel.findMany({
      where: { id: model.replace("saved:", "") },
    });
    expect(rows.map((row) => row.apiKey)).toEqual([null]);
    await wire.close();
  });

  it("belongs to its organization", async () => {
    const { modelId } = await save();
    const { client: other } = await chats.server.newOrganization();
    const { workflowId } = await other.workflow.create.mutate({
      name: "B",
      definition,
      templateContext: { name: "A" },
    });
    expect((await refusalOf(other.textChat.create.mutate({ workflowId, model: modelId }))).reason).toBe(
      "invalid_input",
    );
    expect((await refusalOf(other.model.archive.mutate({ modelId }))).reason).toBe("not_allowed");
    expect((await refusalOf(other.model.test.mutate({ modelId }))).reason).toBe("not_allowed");
    expect((await other.model.list.query()).models).toEqual([]);
    expect((await client.model.list.query()).models).toHaveLength(1);
    await wire.close();
  });

  it("is listed page by page, and one of at most 100", async () => {
    for (const label of ["One", "Two"]) {
      await save({ label });
      chats.services.clock.advance(1_000);
    }
    const first = await client.model.list.query({ limit: 1 });
    const second = await client.model.list.query({ limit: 1, cursor: first.nextCursor ?? "" });
    expect([first, second].map(({ models }) => models[0]?.label)).toEqual(["Two", "One"]);
    const { organization } = await client.me.get.query();
    await chats.database.prisma.savedModel.createMany({
      data: Array.from({ length: 98 }, () => ({
        id: chats.services.newId("mdl"),
        organizationId: organization?.organizationId ?? "",
        label: "x",
        model: "x",
        baseUrl: wire.baseUrl,
        createdAt: new Date(0),
      })),
    });
    expect(await refusalOf(save())).toMatchObject({ reason: "limit_exceeded", limit: 100, actual: 101 });
    await wire.close();
  });

  it.each<[string, object, string]>([
    ["a label of spaces", { label: " " }, "label"],
    ["no name", { model: "" }, "model"],
    ["another kind of address", { baseUrl: "file:///etc/passwd" }, "baseUrl"],
    ["an address with a password", { baseUrl: "http://a:b@c.example/v1" }, "baseUrl"],
    ["an address with a query", { baseUrl: "http://c.example/v1?a=1" }, "baseUrl"],
    ["a key of two lines", { apiKey: "a\nb" }, "apiKey"],
    ["a key that nobody knows", { temperature: 1 }, ""],
  ])("is refused with %s", async (_, given, path) => {
    const before = await chats.database.contents();
    expect(await refusalOf(save(given))).toMatchObject({
      reason: "invalid_input",
      issues: expect.arrayContaining([{ path, message: expect.any(String) }]),
    });
    expect(await chats.database.contents()).toEqual(before);
    await wire.close();
  });
});

describe("the price of a saved model", () => {
  const price = { input: 2, cachedInput: 0.5, output: 8 };

  it("is what its sessions cost: each branch, the path that is shown, everything", async () => {
    const saved = await save({ price });
    expect(saved.price).toEqual(price);
    const workflowId = await newWorkflow();
    const opened = await client.textChat.create.mutate({ workflowId, model: saved.modelId });
    expect(opened).toMatchObject({
      price: { ...price, cacheWrite: 2, longInput: null },
      cost: { visible: 0, total: 0 },
    });
    const at = { workflowId, runId: opened.workflowRunId };
    wire.script.reply({
      text: ["One."],
      usage: { inputTokens: 1_000_000, cachedInputTokens: 500_000, outputTokens: 250_000 },
    });
    wire.script.reply({ text: ["Two."], usage: { inputTokens: 500_000, outputTokens: 125_000 } });
    const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "Hi" }));
    expect(first.cost).toEqual({ visible: 3.25, total: 3.25 });
    const firstId = first.sessionData.headTurnId;
    const second = await client.textChat.rerun.mutate({
      ...at,
      turnId: firstId,
      sinceRevision: first.revision,
    });
    if (second.kind !== "changes") throw new Error("It is not told what changed.");
    expect(second.cost).toEqual({ visible: 2, total: 5.25 });
    const { turns } = await client.textChat.tree.query(at);
    expect(turns.map(({ cost }) => cost)).toEqual([0, 3.25, 2]);
    const rightTurnId = second.sessionData.headTurnId;
    expect(await client.textChat.compare.query({ ...at, leftTurnId: firstId, rightTurnId })).toMatchObject({
      left: { cost: 3.25 },
      right: { cost: 2 },
    });
    await wire.close();
  });

  it("may be set, changed and taken away later, and costs follow", async () => {
    const { modelId } = await save();
    const opened = await client.textChat.create.mutate({ workflowId: await newWorkflow(), model: modelId });
    const at = { workflowId: opened.workflowId, runId: opened.workflowRunId };
    wire.script.reply({ text: ["One."], usage: { inputTokens: 500_000, outputTokens: 0 } });
    const unknown = wholeSession(await client.textChat.append.mutate({ ...at, text: "Hi" }));
    expect([unknown.price, unknown.cost]).toEqual([null, { visible: null, total: null }]);
    const set = await client.model.setPrice.mutate({ modelId, price: { input: 3, output: 8 } });
    expect(set.price).toEqual({ input: 3, cachedInput: null, output: 8 });
    expect(wholeSession(await client.textChat.get.query(at)).cost).toEqual({ visible: 1.5, total: 1.5 });
    await client.model.archive.mutate({ modelId });
    expect(wholeSession(await client.textChat.get.query(at)).cost.total).toBe(1.5);
    expect((await refusalOf(client.model.setPrice.mutate({ modelId, price: null }))).reason).toBe(
      "not_allowed",
    );
    await wire.close();
  });

  it("is taken away with null", async () => {
    const { modelId } = await save({ price });
    expect((await client.model.setPrice.mutate({ modelId, price: null })).price).toBeNull();
    await wire.close();
  });

  it.each([
    ["a negative rate", { input: -1, output: 1 }, "price.input"],
    ["no rate for output", { input: 1 }, "price.output"],
    ["a rate that nobody knows", { input: 1, output: 1, image: 1 }, "price"],
  ])("is refused with %s", async (_, wrong, path) => {
    const { modelId } = await save();
    const input = { modelId, price: wrong } as Parameters<typeof client.model.setPrice.mutate>[0];
    expect(await refusalOf(client.model.setPrice.mutate(input))).toMatchObject({
      reason: "invalid_input",
      issues: [{ path, message: expect.any(String) }],
    });
    await wire.close();
  });
});

describe("trying a saved model", () => {
  it("tells what it said", async () => {
    const { modelId } = await save({ apiKey: undefined });
    wire.script.reply({ text: ["Hello."] });
    expect(await client.model.test.mutate({ modelId })).toEqual({
      text: "Hello.",
      error: null,
      durationMs: expect.any(Number),
    });
    await wire.close();
  });

  it.each([
    [401, "model_unauthorized"],
    [404, "model_rejected"],
    [500, "model_unavailable"],
  ])("tells why it said nothing: HTTP %s", async (status, reason) => {
    const { modelId } = await save();
    wire.script.respond(status, { body: "hunter2" });
    const { text, error } = await client.model.test.mutate({ modelId });
    expect([text, error?.reason]).toEqual([null, reason]);
    expect(JSON.stringify(error)).not.toMatch(/hunter2|OPENAI/);
    await wire.close();
  });

  it("tells when its server is gone", async () => {
    const { modelId } = await save();
    await wire.close();
    expect((await client.model.test.mutate({ modelId })).error?.reason).toBe("model_unavailable");
  });
});

describe("on a server for many", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(createTestServices({ database: chats.database }));
  });
  afterAll(() => server.close());

  it.each(["http://127.0.0.1:1/v1", "http://169.254.169.254/v1", "http://localhost:1/v1"])(
    "a model at %s is out of reach",
    async (baseUrl) => {
      const { client: stranger } = await server.newOrganization();
      const { modelId } = await stranger.model.create.mutate({ label: "In", model: "x", baseUrl });
      expect((await stranger.model.test.mutate({ modelId })).error?.reason).toBe("model_unavailable");
      expect(wire.requests).toEqual([]);
      await wire.close();
    },
  );
});
