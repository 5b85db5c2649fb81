import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeLiveBus, newRun, said, settled, started, startListening } from "../ports/live-bus.contract";
import { hasPostgresql, postgresqlUrl } from "../testing/test-database";
import { applicationName } from "./notification-channel";
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
    const text = listener.messages.map(({ event }) => (event.type === "text_delta" ? event.text : ""));
    expect(text.join("")).toBe("Before between after.");
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
    near.publish(run.runId, { type: "session_changed", revision: 7 });
    expect((await listener.until("session_changed")).at(-1)).toEqual({
      type: "session_changed",
      revision: 7,
    });
    await listener.stop();
    await close();
  });
});
