import { changedSession, wholeSession } from "@/client/whole-session";
import type {
  SessionAnswer,
  SessionChangesOutput,
  SessionOutput,
} from "@/server/contract/text-chat-contract";
import type { Database } from "@/server/prisma/database";
import { appendMessage } from "@/server/text-chat/append-message";
import { createSession } from "@/server/text-chat/create-session";
import { getSession } from "@/server/text-chat/get-session";
import { restoreBranch } from "@/server/text-chat/restore-branch";
import { rewindSession } from "@/server/text-chat/rewind-session";
import { type Figure, median } from "./figures";
import { said, setUpWorkbench, type Workbench } from "./workbench";

const turns = 510;
const window = 20;

/** What a turn costs at its tenth and at its five hundredth place, and going back there. */
export async function measureTurnCost(database: Database): Promise<Figure[]> {
  const bench = await setUpWorkbench(database);
  const { times, at, turnIds } = await chat(bench, turns);
  const beginnings = [];
  for (let session = 0; session < 5; session += 1) beginnings.push(...(await chat(bench, window)).times);
  const engine = database.kind;
  const early = median(beginnings);
  const late = median(times.slice(500 - window / 2, 500 + window / 2));
  const figure = (what: string, value: number, unit: string, target = ""): Figure => ({
    what,
    engine,
    value,
    unit,
    target,
  });
  return [
    figure("server overhead of a turn, at turn 10, p50", early, "ms", "≤ 6 ms"),
    figure("the same at turn 500", late, "ms", "≤ 1.3 × turn 10"),
    figure("turn 500 against turn 10", late / early, "×", "≤ 1.3 ×"),
    figure("stored bytes a turn, row and indexes", await storedBytes(database, at.runId), "bytes", "≤ 3,072"),
    ...(await measureGoingBack(bench, at, turnIds, figure)),
    figure("get of a 1,000-turn session since the last revision", await measureGet(bench), "ms", "≤ 10 ms"),
  ];
}

async function chat({ services, caller, workflowId }: Workbench, count: number) {
  let session: SessionOutput | SessionChangesOutput = await createSession(services, caller, { workflowId });
  const at = { workflowId, runId: session.workflowRunId };
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const { revision } = session;
    const startedAt = performance.now();
    const answer = await appendMessage(services, caller, {
      ...at,
      text: said,
      expectedRevision: revision,
      sinceRevision: revision,
    });
    times.push(performance.now() - startedAt);
    session = changedSession(answer);
  }
  const whole = wholeSession(await getSession(services, caller, at));
  return { times, at, turnIds: whole.sessionData.turns.map((turn) => turn.id) };
}

async function measureGoingBack(
  { services, caller }: Workbench,
  at: { workflowId: string; runId: string },
  turnIds: string[],
  figure: (what: string, value: number, unit: string, target?: string) => Figure,
): Promise<Figure[]> {
  let { revision } = wholeSession(await getSession(services, caller, at));
  const rewinds: number[] = [];
  const restores: number[] = [];
  const time = async (sample: number[], work: () => Promise<SessionAnswer>) => {
    const startedAt = performance.now();
    const answer = await work();
    sample.push(performance.now() - startedAt);
    ({ revision } = changedSession(answer));
  };
  const middle = turnIds[250] ?? null;
  const last = turnIds.at(-1) ?? "";
  for (let round = 0; round < 30; round += 1) {
    await time(rewinds, () =>
      rewindSession(services, caller, { ...at, cursorTurnId: middle, sinceRevision: revision }),
    );
    await time(restores, () =>
      restoreBranch(services, caller, { ...at, turnId: last, sinceRevision: revision }),
    );
  }
  return [
    figure("rewind at turn 500, p50", median(rewinds), "ms", "≤ 5 ms"),
    figure("restore at turn 500, p50", median(restores), "ms", "≤ 5 ms"),
  ];
}

async function measureGet(bench: Workbench): Promise<number> {
  const { services, caller } = bench;
  const { at } = await chat(bench, 999);
  const { revision } = wholeSession(await getSession(services, caller, at));
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const startedAt = performance.now();
    const answer: SessionAnswer = await getSession(services, caller, { ...at, sinceRevision: revision - 2 });
    times.push(performance.now() - startedAt);
    if (answer.kind !== "changes" || answer.sessionData.turns.length !== 1)
      throw new Error("One turn has changed.");
  }
  return median(times);
}

async function storedBytes({ prisma }: Database, runId: string): Promise<number> {
  const [row] = await prisma.$queryRaw<{ bytes: number }[]>`
    SELECT (avg(pg_column_size(turns.*)) + (
      SELECT sum(pg_relation_size(indexrelid)) / (SELECT count(*) FROM turns)
      FROM pg_index WHERE indrelid = 'turns'::regclass
    ))::float AS bytes
    FROM turns WHERE run_id = ${runId}`;
  return row?.bytes ?? Number.NaN;
}
