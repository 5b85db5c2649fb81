import { afterAll, beforeAll, expect, it } from "vitest";
import { says } from "../models/testing/scripted-model";
import type { Services } from "../services";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { createGate } from "../testing/gate";
import { appendMessage } from "./append-message";

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

it("10e adds a message once that comes twice, though both calls read the session before either stored it", async () => {
  const { at } = await chats.newChat();
  const { organizationId } = await chats.database.prisma.run.findUniqueOrThrow({ where: { id: at.runId } });
  const services = meetAtLoad(chats.services);
  chats.services.model.script(says("Once."));
  const send = () =>
    appendMessage(services, { organizationId, userId: null }, { ...at, text: "Hi", idempotencyKey: "key" });
  const [left, right] = await Promise.all([send(), send()]);
  expect(left).toEqual(right);
  expect(left.sessionData.turns).toHaveLength(2);
  chats.services.model.assertAllUsed();
});
