import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { brokenInvariants } from "@/session/invariants";
import { pendingTurn } from "@/session/session";
import { calls, says } from "../../models/testing/scripted-model";
import type { Services } from "../../services";
import { findBrokenSessions } from "../../start/find-broken-sessions";
import { type ChatSetup, setUpChats, turnAt } from "../../testing/chat-setup";
import { createDyingStore, type Death, ProcessDied } from "../../testing/dying-store";
import { testCaller } from "../../testing/test-caller";
import { createTestServices } from "../../testing/test-services";
import { appendMessage } from "../append-message";
import { endSession } from "../end-session";
import { patchSessionContext } from "../patch-session-context";
import { rerunTurn } from "../rerun-turn";
import { restoreBranch } from "../restore-branch";
import { rewindSession } from "../rewind-session";
import { loadSession } from "../stored/load-session";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

/** Opening ─ `Book`, left for opening ─ `Cancel`; a process that dies, and the one that comes after it. */
async function setUp(death: Death) {
  const { client, at, session } = await chats.newChat();
  chats.services.model.script(calls("book"), says("For when?"), says("Cancelled."));
  const booked = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book" }));
  const bookId = turnAt(booked, 1).id;
  await client.textChat.rerun.mutate({ ...at, turnId: bookId, text: "Cancel" });
  const { organizationId } = await chats.database.prisma.run.findUniqueOrThrow({ where: { id: at.runId } });
  const caller = testCaller(organizationId);
  const alive = createTestServices({ database: chats.database });
  const dying: Services = { ...alive, leaseMs: 300, sessions: createDyingStore(alive.sessions, death) };
  const successor = createTestServices({ database: chats.database, soleOwner: true });
  return { at, caller, bookId, openingId: turnAt(session, 0).id, model: alive.model, dying, successor };
}

type Setup = Awaited<ReturnType<typeof setUp>>;
const message = { text: "Hello", idempotencyKey: "key" };
const operations: Record<
  string,
  { commits: number; run(services: Services, setup: Setup): Promise<unknown> }
> = {
  append: {
    commits: 2,
    run: (services, { caller, at }) => appendMessage(services, caller, { ...at, ...message }),
  },
  rerun: {
    commits: 2,
    run: (services, { caller, at, bookId }) => rerunTurn(services, caller, { ...at, turnId: bookId }),
  },
  rewind: {
    commits: 1,
    run: (services, { caller, at, openingId }) =>
      rewindSession(services, caller, { ...at, cursorTurnId: openingId }),
  },
  restore: {
    commits: 1,
    run: (services, { caller, at, bookId }) => restoreBranch(services, caller, { ...at, turnId: bookId }),
  },
  patchContext: {
    commits: 1,
    run: (services, { caller, at }) =>
      patchSessionContext(services, caller, { ...at, set: { day: "Friday" } }),
  },
  end: { commits: 1, run: (services, { caller, at }) => endSession(services, caller, at) },
};

type DeathOf = Death & { name: string };
const deaths = Object.entries(operations).flatMap(([name, { commits }]) =>
  Array.from({ length: commits }, (_, atCommit) => atCommit).flatMap((atCommit) =>
    (["before", "after"] as const).map((when): [string, DeathOf] => [
      `${when} change ${atCommit + 1} of ${name}`,
      { name, when, atCommit },
    ]),
  ),
);
const deathsOfAppend = deaths.filter(([, { name }]) => name === "append");

describe("a process that dies (rules 10 and 11)", () => {
  it.each(deaths)("%s leaves a session that goes on", async (_title, { name, ...death }) => {
    const setup = await setUp(death);
    const { at, caller, dying, successor, model } = setup;
    const scope = { ...at, ...caller };
    const before = (await loadSession(successor, scope)).session;
    model.script(says("Too late."));
    await expect(operations[name]?.run(dying, setup)).rejects.toThrow(ProcessDied);

    const { session } = await loadSession(successor, scope);
    expect(pendingTurn(session)).toBeNull();
    expect(brokenInvariants(session)).toEqual([]);
    for (const turn of before.turns.values()) expect(session.turns.get(turn.id)).toEqual(turn);
    const isStored = death.when === "after" || death.atCommit > 0;
    expect(session.revision > before.revision).toBe(isStored);
    successor.model.script(says("Here again."));
    await rerunTurn(successor, caller, { ...at, turnId: setup.bookId });
    expect((await findBrokenSessions(successor)).broken).toEqual([]);
  });

  it.each(deathsOfAppend)(
    "%s does not ask the model twice for a message that is sent again",
    async (_title, death) => {
      const { at, caller, dying, successor, model } = await setUp(death);
      model.script(says("Lost?"));
      await expect(appendMessage(dying, caller, { ...at, ...message })).rejects.toThrow(ProcessDied);
      const isAccepted = death.when === "after" || death.atCommit > 0;
      if (!isAccepted) successor.model.script(says("Hello."));
      const again = await appendMessage(successor, caller, { ...at, ...message }).catch(
        ({ reason }) => reason,
      );
      const isSettled = death.when === "after" && death.atCommit === 1;
      if (isAccepted && !isSettled) expect(again).toBe("turn_failed");
      else expect(turnAt(again, -1)).toMatchObject({ status: "completed", userMessage: { text: "Hello" } });
      successor.model.assertAllUsed();
      expect(model.calls.length + successor.model.calls.length).toBeLessThanOrEqual(1);
    },
  );
});
