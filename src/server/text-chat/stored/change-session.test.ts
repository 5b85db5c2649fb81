import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { says } from "../../models/testing/scripted-model";
import type { Services } from "../../services";
import { type ChatSetup, setUpChats } from "../../testing/chat-setup";
import { createGate } from "../../testing/gate";
import { testCaller } from "../../testing/test-caller";
import { appendMessage } from "../append-message";
import { endSession } from "../end-session";
import { patchSessionContext } from "../patch-session-context";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

/** Services whose next two reads of a session meet: neither goes on before both have read. */
function meetAtLoad(services: Services): Services {
  const gate = createGate();
  let readers = 0;
  const load: Services["sessions"]["load"] = async (scope) => {
    const stored = await services.sessions.load(scope);
    readers += 1;
    if (readers === 2) gate.open();
    await gate.opened;
    return stored;
  };
  return { ...services, sessions: { ...services.sessions, load } };
}

/** A chat, and services for two calls about it that come at once. */
async function chatOfTwo() {
  const { at } = await chats.newChat();
  const { organizationId } = await chats.database.prisma.run.findUniqueOrThrow({ where: { id: at.runId } });
  const caller = testCaller(organizationId);
  return { at, caller, services: meetAtLoad(chats.services) };
}

it("10e adds a message once that comes twice, though both calls read the session before either stored it", async () => {
  const { at, caller, services } = await chatOfTwo();
  chats.services.model.script(says("Once."));
  const send = () => appendMessage(services, caller, { ...at, text: "Hi", idempotencyKey: "key" });
  const [left, right] = await Promise.all([send(), send()]);
  expect(left).toEqual(right);
  expect(wholeSession(left).sessionData.turns).toHaveLength(2);
  chats.services.model.assertAllUsed();
});

it("9 ends a session once that two end at once", async () => {
  const { at, caller, services } = await chatOfTwo();
  const [left, right] = await Promise.all([
    endSession(services, caller, at),
    endSession(services, caller, at),
  ]);
  expect(left).toEqual(right);
  expect(left).toMatchObject({ state: "completed", revision: 3 });
});

it("10 stores one of two different changes that come at once, and refuses the other", async () => {
  const { at, caller, services } = await chatOfTwo();
  const patch = (name: string) => patchSessionContext(services, caller, { ...at, set: { name } });
  const outcomes = await Promise.allSettled([patch("Ada"), patch("Grace")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { reason: "revision_conflict", details: { expectedRevision: 2, actualRevision: 3 } },
  });
});
