import { Pool } from "pg";
import { type Figure, median } from "./figures";
import { answered, said } from "./workbench";

const turns = 510;

/** The lower bound: two plain SQL statements that store what a turn leaves, with none of our code around them. */
export async function measureBareSql(url: string): Promise<Figure[]> {
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(`
    CREATE TABLE bare_sessions (id text PRIMARY KEY, revision int NOT NULL, head text);
    CREATE TABLE bare_turns (id text PRIMARY KEY, session_id text NOT NULL, parent text, said text, answered json, settled boolean NOT NULL);
    INSERT INTO bare_sessions VALUES ('s', 0, NULL)`);
  const times: number[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    const startedAt = performance.now();
    await pool.query(
      `WITH moved AS (UPDATE bare_sessions SET revision = revision + 1, head = $1 WHERE id = 's' AND revision = $2 RETURNING id)
       INSERT INTO bare_turns SELECT $1, id, $3, $4, NULL, false FROM moved`,
      [`t${turn}`, 2 * (turn - 1), `t${turn - 1}`, said],
    );
    await pool.query(
      `WITH moved AS (UPDATE bare_sessions SET revision = revision + 1 WHERE id = 's' AND revision = $2 RETURNING id)
       UPDATE bare_turns SET answered = $3, settled = true FROM moved WHERE bare_turns.id = $1`,
      [`t${turn}`, 2 * turn - 1, JSON.stringify([{ role: "assistant", content: answered }])],
    );
    times.push(performance.now() - startedAt);
  }
  await pool.end();
  const what = "bare SQL for the facts of a turn, p50";
  return [{ what, engine: "postgresql", value: median(times), unit: "ms", target: "the floor" }];
}
