import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeLiveBus,
  newRun,
  said,
  settled,
  started,
  startListening,
  textOf,
} from "../ports/live-bus.testsuite";
import { hasPostgresql, postgresqlUrl } from "../testing/test-database";
import { applicationName } from "./notification-channel";
import { createFrameWriter } from "./notification-frames";
import { openPostgresqlLiveBus } from "./postgresql-live-bus";

let instances = 0;
function openBus() {
  instances += 1;
  return openPostgresqlLiveBus({ url: postgresqlUrl(), instanceId: `process-${instances}`, log: () => {} });
}

async function openPair() {
  const [near, far] = [await openBus(), await openBus()];
  const close = async () => {
    await near.close();
    await far.close();
  };
  return { near, far, close };
}

describe.skipIf(!hasPostgresql)("between processes on one PostgreSQL", () => {
  describeLiveBus(openPair);

  let observer: Client;
  beforeAll(async () => {
    observer = new Client({ connectionString: postgresqlUrl() });
    await observer.connect();
    await observer.query("LISTEN retake_live");
  });
  afterAll(() => observer.end());

  it("sends little of a turn that nobody elsewhere watches, and a watched one in few messages", async () => {
    const { near, far, close } = await openPair();
    let frames: string[] = [];
    observer.on("notification", ({ payload = "" }) => frames.push(payload));
    const unwatched = newRun();
    unwatched.tell(near, started, ...Array.from({ length: 500 }, () => said("word ")), settled);
    const run = newRun();
    const listener = await startListening(far, run.runId, null);
    run.tell(near, started);
    await listener.until("turn_started");
    // What was sent before this query has been heard after it.
    await observer.query("SELECT 1");
    expect(frames.filter((frame) => frame.includes(unwatched.runId))).toHaveLength(1);
    frames = [];
    run.tell(near, ...Array.from({ length: 500 }, () => said("word ")));
    await listener.untilText("word ".repeat(500));
    await observer.query("SELECT 1");
    expect(frames.filter((frame) => frame.includes("text_delta")).length).toBeLessThan(5);
    await listener.stop();
    await close();
  });

  it("goes on with a turn when what somebody else asked of the one before it comes late", async () => {
    const { near, far, close } = await openPair();
    const run = newRun();
    const listener = await startListening(far, run.runId, null);
    run.tell(near, started, said("Old."), settled);
    await listener.until("turn_settled");
    const next = newRun(run.runId);
    next.tell(near, started, said("New "));
    await listener.untilText("Old.New ");
    const { runId, turnId, revision } = run;
    const events = [started, said("Old."), settled].map((event) => event(turnId));
    const late = { type: "progress", runId, turnId, revision, start: 0, events, isJoined: true };
    for (const frame of createFrameWriter("process-third")(late)) {
      await observer.query("SELECT pg_notify('retake_live', $1)", [frame]);
    }
    next.tell(near, said("text."), settled);
    await listener.until("turn_settled");
    expect(listener.messages.filter(({ event }) => event.type === "turn_started")).toHaveLength(2);
    expect(textOf(listener.messages)).toBe("Old.New text.");
    await listener.stop();
    await close();
  });

  it("makes its connection anew, tells listeners to read again, and misses nothing of a running turn", async () => {
    const { near, far, close } = await openPair();
    const run = newRun();
    const listener = await startListening(far, run.runId, null);
    run.tell(near, started, said("Before "));
    await listener.untilText("Before ");
    await observer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
      [applicationName],
    );
    run.tell(near, said("between "));
    await listener.until("resync");
    run.tell(near, said("after."), settled);
    await listener.until("turn_settled");
    expect(textOf(listener.messages)).toBe("Before between after.");
    await listener.stop();
    await close();
  });

  it("says that something may have been missed when its connection was cut, and goes on", async () => {
    const { near, far, close } = await openPair();
    const run = newRun();
    const listener = await startListening(far, run.runId, null);
    await observer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
      [applicationName],
    );
    expect((await listener.until("resync")).at(-1)).toEqual({ type: "resync" });
    const changed = { type: "session_changed", revision: run.revision + 1 } as const;
    near.publish(run.runId, changed);
    expect((await listener.until("session_changed")).at(-1)).toEqual(changed);
    await listener.stop();
    await close();
  });
});
