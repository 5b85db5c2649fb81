import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from "vitest";
import { type RetakeError, retakeError } from "@/client/retake-error";
import { wholeSession } from "@/client/whole-session";
import { type ChatWitness, createChatWitness, turnsOf } from "../../testing/chat-witness";
import { type MixedCommand, mixedCommands, operations } from "../../testing/mixed-commands";
import { type ProcessSetup, setUpProcesses } from "../../testing/process-setup";
import { hasPostgresql } from "../../testing/test-database";

const commandsInAll = 1_000;
const chatsInAll = 20;
const commandsAtOnce = 24;

describe.skipIf(!hasPostgresql)(`two processes, ${commandsInAll} commands from both (rule 10)`, () => {
  let setup: ProcessSetup;
  beforeAll(async () => {
    setup = await setUpProcesses();
  });
  afterAll(() => setup?.close());

  const sideOf = (index: number) => setup.sides[index % 2 === 0 ? 0 : 1];

  /** @returns how it ended */
  async function perform(command: MixedCommand, chat: ChatWitness): Promise<RetakeError["reason"] | "done"> {
    const { refusals, isChange, send } = operations[command.kind];
    const { revision } = chat;
    const outcome = await send(sideOf(command.side).client, chat, command).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ refusal: retakeError(error), error }),
    );
    const isStale = isChange && command.expected === "stale";
    if ("answer" in outcome) {
      expect(isStale, `${command.kind} on a stale revision was accepted`).toBe(false);
      if (!("unchanged" in outcome.answer)) {
        expect(outcome.answer.revision, "what one side answered is seen by both").toBeGreaterThanOrEqual(
          revision,
        );
      }
      chat.hear(outcome.answer);
      return "done";
    }
    if (!outcome.refusal) throw outcome.error;
    const { reason } = outcome.refusal;
    expect(isStale ? ["revision_conflict"] : refusals, command.kind).toContain(reason);
    return reason;
  }

  /** Both sides show every turn that was acknowledged, as it was; every message is there at most once, and the model heard it once. */
  async function expectNothingLost(index: number, chat: ChatWitness, asked: string[]): Promise<void> {
    const session = wholeSession(await sideOf(index).client.textChat.get.query(chat.at));
    expect(await sideOf(index + 1).client.textChat.get.query(chat.at)).toEqual(session);
    chat.hear(session);
    const turns = turnsOf(session);
    expect(new Set(turns.map(({ id }) => id))).toEqual(new Set(chat.settled.keys()));
    for (const [text, isAcknowledged] of chat.said) {
      const said = turns.filter(({ userMessage }) => userMessage?.text === text);
      expect(said.length, text).toBe(isAcknowledged ? 1 : 0);
      const timesAsked = asked.filter((question) => question === text).length;
      expect(timesAsked, text).toBeLessThanOrEqual(said.length);
      if (said[0]?.status === "completed") expect(timesAsked, text).toBe(1);
    }
  }

  async function expectToGoOn(index: number, chat: ChatWitness): Promise<void> {
    const { textChat } = sideOf(index).client;
    const opening = chat.pick(0, ({ kind }) => kind === "opening");
    await textChat.restore.mutate({ ...chat.at, turnId: opening.id });
    await textChat.rewind.mutate({ ...chat.at, cursorTurnId: opening.id });
    const { sessionData } = wholeSession(await textChat.append.mutate({ ...chat.at, text: "Still there?" }));
    expect(sessionData.turns.at(-1)).toMatchObject({ status: "completed" });
  }

  it("lose nothing, repeat nothing, and agree", async () => {
    const seed = randomInt(2 ** 31);
    onTestFailed(() => {
      process.stderr.write(`The seed of the commands was ${seed}.\n`);
    });
    const { workflowId } = setup;
    const sessions = await Promise.all(
      Array.from({ length: chatsInAll }, (_, index) =>
        sideOf(index).client.textChat.create.mutate({ workflowId }),
      ),
    );
    const chats = sessions.map((session) => createChatWitness(workflowId, session));

    const commands = mixedCommands({ seed, count: commandsInAll, chats: chatsInAll }).values();
    const outcomes = new Set<string>();
    const lanes = Array.from({ length: commandsAtOnce }, async () => {
      for (const command of commands) {
        const chat = chats[command.chat];
        if (chat) outcomes.add(`${command.kind} ${await perform(command, chat)}`);
      }
    });
    await Promise.all(lanes);
    const everyKindWorked = Object.keys(operations).map((kind) => `${kind} done`);
    expect([...outcomes]).toEqual(expect.arrayContaining([...everyKindWorked, "append turn_in_progress"]));

    expect(await setup.findBroken()).toEqual({ checked: chatsInAll, broken: [] });
    expect(await setup.countPending()).toBe(0);
    const asked = setup.sides.flatMap((side) => side.asked);
    for (const [index, chat] of chats.entries()) {
      await expectNothingLost(index, chat, asked);
      await expectToGoOn(index, chat);
    }
  });
});
