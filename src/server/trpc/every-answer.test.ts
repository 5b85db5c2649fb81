import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { authenticateUser } from "../accounts/authenticate-user";
import { organizationListOutput } from "../contract/account-contract";
import { says } from "../models/testing/scripted-model";
import { type ChatSetup, definition, setUpChats } from "../testing/chat-setup";
import { openEventStream } from "../testing/event-stream";
import { appRouter, createCaller } from "./app-router";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

/** As far as the test goes on with it: ids. */
type Answer = { [name: string]: string };
const headOf = (answer: Answer) =>
  z.object({ sessionData: z.object({ headTurnId: z.string() }) }).parse(answer).sessionData.headTurnId;

type Declared = { type: "query" | "mutation" | "subscription"; output?: z.ZodType };
const procedures = Object.entries(appRouter._def.procedures).map(
  ([path, procedure]) => [path, (procedure as unknown as { _def: Declared })._def] as const,
);
const declared = new Map<string, Declared>(procedures);

/** Calls a procedure as any client does, and parses its answer as it came with the schema that is declared for it. */
function caller(apiKey: string) {
  const called = new Set<string>();
  const call = async (path: string, input?: unknown): Promise<Answer> => {
    const { type, output } = declared.get(path) ?? {};
    const url = new URL(`/api/trpc/${path}`, chats.server.url);
    const isQuery = type === "query";
    if (isQuery && input !== undefined) url.searchParams.set("input", JSON.stringify(input));
    const response = await fetch(url, {
      method: isQuery ? "GET" : "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(!isQuery && { body: JSON.stringify(input ?? {}) }),
    });
    const { result, error } = await response.json();
    if (error) throw new Error(`${path}: ${error.message}`);
    called.add(path);
    if (!output) throw new Error(`${path} declares no output.`);
    expect(output.parse(result.data), path).toEqual(result.data);
    return result.data;
  };
  return { call, called };
}

it("every procedure declares what it answers, and answers that", async () => {
  const { script } = chats.services.model;
  const { apiKey } = await chats.server.newOrganization();
  const { call, called } = caller(apiKey);

  const registration = { email: "ada@example.com", name: "Ada", password: "correct horse battery" };
  const { userId = "" } = await call("account.register", registration);
  await call("me.get");
  const { apiKeyId } = await call("apiKey.create", { name: "Second" });
  await call("apiKey.list");
  await call("apiKey.revoke", { apiKeyId });
  await call("organization.list");

  await call("model.list");
  const price = { input: 1, output: 2 };
  const { modelId } = await call("model.create", {
    label: "M",
    model: "m",
    baseUrl: "http://localhost:1/v1",
  });
  await call("model.setPrice", { modelId, price });
  await call("model.test", { modelId });
  await call("model.archive", { modelId });

  const tool = { name: "Sums", category: "calculator", config: {} };
  const { toolId } = await call("tool.create", tool);
  await call("tool.update", { toolId, name: "Sum" });
  await call("tool.list");
  await call("tool.test", { toolId, arguments: { expression: "1 + 1" } });
  await call("tool.archive", { toolId });

  await call("workflow.samples");
  const templateContext = { name: "Ada" };
  const { workflowId = "", versionId } = await call("workflow.create", {
    name: "B",
    definition,
    templateContext,
  });
  await call("workflow.list");
  await call("workflow.rename", { workflowId, name: "Booking" });
  await call("workflow.saveDraft", { workflowId, definition: { nodes: [], edges: [] } });
  await call("workflow.get", { workflowId });
  await call("workflow.validate", { workflowId });
  await call("workflow.discardDraft", { workflowId });
  await call("workflow.revert", { workflowId, versionId });
  await call("workflow.publish", { workflowId });
  await call("workflow.versions", { workflowId });

  const { workflowRunId: runId = "" } = await call("textChat.create", { workflowId });
  const at = { workflowId, runId };
  script(says("When?"), says("Where?"));
  const appended = await call("textChat.append", { ...at, text: "Hi" });
  const leftTurnId = headOf(appended);
  const rerun = await call("textChat.rerun", { ...at, turnId: leftTurnId, sinceRevision: appended.revision });
  const rightTurnId = headOf(rerun);
  await call("textChat.get", { ...at, sinceRevision: rerun.revision });
  await call("textChat.rewind", { ...at, cursorTurnId: rightTurnId });
  await call("textChat.restore", { ...at, turnId: leftTurnId });
  await call("textChat.patchContext", { ...at, set: { day: "Monday" }, currentNodeId: "booking" });
  await call("textChat.cancel", { ...at, turnId: leftTurnId });
  await call("textChat.list", { workflowId });
  await call("textChat.tree", at);
  await call("textChat.checkpoint", { ...at, turnId: leftTurnId });
  await call("textChat.explain", { ...at, turnId: leftTurnId });
  await call("textChat.transcript", { ...at, format: "markdown" });
  await call("textChat.compare", { ...at, leftTurnId, rightTurnId });
  await call("textChat.definition", at);
  await call("textChat.rename", { ...at, name: "Mine" });
  await call("textChat.end", at);
  const session = await call("textChat.export", at);
  await call("textChat.import", { workflowId, session });

  const stream = await openEventStream(chats.server, apiKey, at);
  await stream.next();
  stream.leave();
  expect(declared.get("textChat.events")?.output).toBeInstanceOf(z.ZodType);
  called.add("textChat.events");

  await call("textChat.delete", at);
  await call("workflow.archive", { workflowId });
  await call("workflow.unarchive", { workflowId });

  // A key has just one organization: only a person can choose.
  const person = await authenticateUser(chats.services, userId);
  const asPerson = createCaller({ services: chats.services, principal: person, remoteAddress: "test" });
  const organizationId = person?.organizationId ?? "";
  const selected = await asPerson.organization.select({ organizationId });
  expect(organizationListOutput.parse(selected)).toEqual(selected);
  called.add("organization.select");

  expect(procedures.map(([path]) => path).filter((path) => !called.has(path))).toEqual([]);
});
