import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { administer, urlOfDatabase } from "../testing/postgresql-server";
import { hasPostgresql, postgresqlUrl } from "../testing/test-database";
import { openPostgresql } from "./database";

describe.skipIf(!hasPostgresql)("a PostgreSQL database", () => {
  const name = `retake_test_${randomBytes(6).toString("hex")}`;
  beforeAll(() => administer(postgresqlUrl(), `CREATE DATABASE ${name}`));
  afterAll(() => administer(postgresqlUrl(), `DROP DATABASE ${name}`));

  it("is opened by instances that start together, and by one more while they run", async () => {
    const url = urlOfDatabase(postgresqlUrl(), name);
    const open = await Promise.all([openPostgresql(url), openPostgresql(url)]);
    open.push(await openPostgresql(url));
    for (const { prisma } of open) expect(await prisma.run.count()).toBe(0);
    for (const database of open) await database.close();
  });
});
