import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import type { SessionOutput } from "../../contract/text-chat-contract";
import { turnAt } from "../../testing/chat-setup";
import { type ProcessSetup, setUpProcesses } from "../../testing/process-setup";
import { refusalOf } from "../../testing/refusal";
import { hasPostgresql } from "../../testing/test-database";

const turns = 50;

describe.skipIf(!hasPostgresql)(`kill -9 in the middle of ${turns} turns (rule 11)`, () => {
  let setup: ProcessSetup;
  beforeAll(async () => {
    setup = await setUpProcesses({ leaseMs: 8_000 });
  });
  afterAll(() => setup?.close());

  it("leaves none stuck, loses none that was acknowledged, and the rest can be tried again", async () => {
    const [dying, other] = setup.sides;
    const { workflowId } = setup;
    const chats = await Promise.all(
      Array.from({ length: turns }, () => dying.client.textChat.create.mutate({ workflowId })),
    );
    const acknowledged: SessionOutput[] = [];
    const calls = chats.map(async ({ workflowRunId: runId }, index) => {
      const text = `Message, in ${index % 2 === 0 ? 50 * index : 600_000} ms`;
      const message = { workflowId, runId, text, idempotencyKey: "once" };
      acknowledged.push(wholeSession(await dying.client.textChat.append.mutate(message)));
    });
    const answers = Promise.allSettled(calls);
    await expect.poll(() => dying.asked.length, { timeout: 10_000 }).toBe(turns);
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(5);
    await dying.kill();
    await answers;
    expect(await setup.countPending()).toBeGreaterThanOrEqual(turns / 2);
    await expect.poll(setup.countPending, { timeout: 40_000, interval: 200 }).toBe(0);

    for (const session of acknowledged) {
      const at = { workflowId, runId: session.workflowRunId };
      expect(wholeSession(await other.client.textChat.get.query(at))).toEqual(session);
    }
    const { sessions } = await other.client.textChat.list.query({ workflowId, limit: turns });
    expect(sessions).toHaveLength(turns);
    const failed = sessions.filter(({ status }) => status === "error");
    expect(failed.length).toBeGreaterThanOrEqual(turns / 2);
    for (const { workflowRunId: runId } of failed) {
      const at = { workflowId, runId };
      const turn = turnAt(await other.client.textChat.get.query(at), -1);
      expect(turn).toMatchObject({ status: "failed", error: { reason: "interrupted" } });
      const text = turn.userMessage?.text ?? "";
      const again = other.client.textChat.append.mutate({ ...at, text, idempotencyKey: "once" });
      expect(await refusalOf(again)).toMatchObject({ cause: "interrupted", turnId: turn.id });
      const retried = wholeSession(
        await other.client.textChat.rerun.mutate({ ...at, turnId: turn.id, text: "Again" }),
      );
      expect(turnAt(retried, -1)).toMatchObject({
        status: "completed",
        assistantMessage: { text: "You said: Again" },
      });
    }
    await expect.poll(() => other.asked).toEqual(failed.map(() => "Again"));
    expect(await setup.findBroken()).toEqual({ checked: turns, broken: [] });
  }, 90_000);
});
