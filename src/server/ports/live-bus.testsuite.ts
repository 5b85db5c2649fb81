import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TurnProgress } from "../contract/live-contract";
import { newId } from "../new-id";
import type { LiveBus, LiveMessage } from "./live-bus";

/** Two ends of a bus: the same one, or those of two processes. */
export type BusPair = { near: LiveBus; far: LiveBus; close(): Promise<void> };

/** What any bus does. Turns are told at the near end and heard at both. */
export function describeLiveBus(openPair: () => Promise<BusPair>): void {
  let pair: BusPair;
  beforeAll(async () => {
    pair = await openPair();
  });
  afterAll(() => pair.close());

  describe.each(["near", "far"] as const)("heard at the %s end", (end) => {
    const listen = (runId: string, after: string | null = null) => startListening(pair[end], runId, after);

    it("begins with a resync, then tells what happens in the run, and nothing of others", async () => {
      const [run, other] = [newRun(), newRun()];
      const listener = await listen(run.runId);
      expect(listener.first.event).toEqual({ type: "resync" });
      other.tell(pair.near, started, said("Not this."), settled);
      run.tell(pair.near, started);
      expect(await listener.until("turn_started")).toEqual([started(run.turnId)]);
      run.tell(pair.near, said("Hello "), said("there."), settled);
      // The far end may hear that the session has changed before it hears the turn out.
      const told = (await listener.until("turn_settled")).filter(({ type }) => type !== "session_changed");
      expect(joined(told)).toEqual([said("Hello there.")(run.turnId), settled(run.turnId)]);
      const changed = { type: "session_changed", revision: run.revision + 3 } as const;
      pair.near.publish(run.runId, changed);
      expect(await listener.until("session_changed")).toEqual([changed]);
      // What comes late is no news.
      pair.near.publish(run.runId, { type: "session_changed", revision: run.revision + 2 });
      const next = newRun(run.runId);
      next.tell(pair.near, started);
      expect(await listener.until("turn_started")).toEqual([started(next.turnId)]);
      await listener.stop();
    });

    it("tells the turn so far to whoever comes in the middle of it", async () => {
      const run = newRun();
      run.tell(pair.near, started, said("Hello "), said("there"));
      const listener = await listen(run.runId);
      expect(joined(await listener.until("text_delta"))).toEqual([
        started(run.turnId),
        said("Hello there")(run.turnId),
      ]);
      run.tell(pair.near, said("."), settled);
      expect(joined(await listener.until("turn_settled"))).toEqual([
        said(".")(run.turnId),
        settled(run.turnId),
      ]);
      await listener.stop();
    });

    it("goes on anywhere in a turn, within a text too, while it runs and a little after", async () => {
      const run = newRun();
      const watching = await listen(run.runId);
      run.tell(pair.near, started, said("Zażółć "), said("gęślą jaźń 🙂"), said(" once.", 1));
      await watching.untilText("Zażółć gęślą jaźń 🙂 once.");
      const after = await listen(run.runId, `${run.turnId}:10`);
      run.tell(pair.near, settled);
      expect(joined(await after.until("turn_settled"))).toEqual([
        said("ślą jaźń 🙂")(run.turnId),
        said(" once.", 1)(run.turnId),
        settled(run.turnId),
      ]);
      await watching.until("turn_settled");
      const late = await listen(run.runId, after.messages.at(-2)?.id);
      expect(joined(await late.until("turn_settled"))).toEqual([settled(run.turnId)]);
      for (const each of [watching, after, late]) await each.stop();
    });

    it("tells a turn that has settled to nobody who did not know it, and the next one whole to all", async () => {
      const run = newRun();
      const watching = await listen(run.runId);
      run.tell(pair.near, started, said("Old."), settled);
      await watching.until("turn_settled");
      const next = newRun(run.runId);
      const listeners = [await listen(run.runId), await listen(run.runId, "turn_of_old:7"), watching];
      next.tell(pair.near, started, said("New."), settled);
      for (const listener of listeners) {
        const heard = joined(await listener.until("turn_settled"));
        expect(heard.filter(({ type }) => type !== "session_changed")).toEqual([
          started(next.turnId),
          said("New.")(next.turnId),
          settled(next.turnId),
        ]);
        await listener.stop();
      }
    });

    it("carries events of any size whole", async () => {
      const run = newRun();
      const listener = await listen(run.runId);
      const text = 'ü🙂\u0000"\\ '.repeat(5_000);
      run.tell(pair.near, started, said(text), settled);
      expect(
        joined(await listener.until("turn_settled")).filter(({ type }) => type !== "session_changed"),
      ).toEqual([started(run.turnId), said(text)(run.turnId), settled(run.turnId)]);
      await listener.stop();
    });

    it("brings the wish to cancel to the turn, and only to it", async () => {
      const { turnId } = newRun();
      const other = newRun().turnId;
      const asked = new Promise<string>((resolve) => {
        pair.near.onCancel(turnId, () => resolve(turnId));
        pair.near.onCancel(other, () => resolve(other));
      });
      pair[end].requestCancel("turn_unknown");
      pair[end].requestCancel(turnId);
      expect(await asked).toBe(turnId);
    });
  });

  it("asks nobody any more who has stopped listening for it", async () => {
    const { turnId } = newRun();
    let count = 0;
    const forget = pair.near.onCancel(turnId, () => {
      count += 1;
    });
    pair.near.requestCancel(turnId);
    forget();
    pair.near.requestCancel(turnId);
    expect(count).toBe(1);
  });

  it("fails its listeners with an AbortError when it closes", async () => {
    const { near, far, close } = await openPair();
    const listeners = [await startListening(near, "run", null), await startListening(far, "run", null)];
    const endings = listeners.map((listener) => listener.until("turn_started").catch((error) => error.name));
    await close();
    expect(await Promise.all(endings)).toEqual(["AbortError", "AbortError"]);
  });
}

/** Of the session when a turn starts: they grow, as those of one session do. */
const revisions = new Map<string, number>();

export const newRun = (runId = newId("run")) => {
  const turnId = newId("turn");
  const revision = revisions.size * 10;
  revisions.set(turnId, revision);
  const tell = (bus: LiveBus, ...steps: ((turnId: string) => TurnProgress)[]) => {
    for (const step of steps) bus.publish(runId, step(turnId));
  };
  return { runId, turnId, revision, tell };
};

export const started = (turnId: string): TurnProgress => ({
  type: "turn_started",
  turnId,
  revision: revisions.get(turnId) ?? 0,
});
export const settled = (turnId: string): TurnProgress => ({
  type: "turn_settled",
  turnId,
  status: "completed",
  revision: (revisions.get(turnId) ?? 0) + 1,
});
export const said =
  (text: string, segmentIndex = 0) =>
  (turnId: string): TurnProgress => ({
    type: "text_delta",
    turnId,
    nodeId: "ask",
    nodeName: "Ask",
    source: "model",
    generation: 1,
    text,
    segmentIndex,
  });

type Heard = LiveMessage["event"];

/** Resolves when the listener is heard: what is published after that reaches it. */
export async function startListening(bus: LiveBus, runId: string, after: string | null) {
  const leaving = new AbortController();
  const messages: LiveMessage[] = [];
  const iterator = bus.subscribe(runId, { after, signal: leaving.signal })[Symbol.asyncIterator]();
  async function next(): Promise<LiveMessage> {
    const { value, done } = await iterator.next();
    if (done) throw new Error("The bus tells no more.");
    messages.push(value);
    return value;
  }
  async function until(isLast: (event: Heard) => boolean): Promise<Heard[]> {
    const heard: Heard[] = [];
    do heard.push((await next()).event);
    while (!heard.slice(-1).some(isLast));
    return heard;
  }
  return {
    first: await next(),
    messages,
    /** What comes next, up to the first event of this type. */
    until: (type: Heard["type"]) => until((event) => event.type === type),
    untilText: (text: string) => until(() => textOf(messages) === text),
    async stop() {
      leaving.abort();
      await iterator.return?.();
    },
  };
}

export const textOf = (messages: LiveMessage[]) =>
  messages.map(({ event }) => (event.type === "text_delta" ? event.text : "")).join("");

/** Pieces of one text as one: where a bus cuts is its own affair. */
function joined(events: Heard[]): Heard[] {
  const result: Heard[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (
      event.type === "text_delta" &&
      last?.type === "text_delta" &&
      last.segmentIndex === event.segmentIndex
    ) {
      result[result.length - 1] = { ...last, text: last.text + event.text };
    } else result.push(event);
  }
  return result;
}
