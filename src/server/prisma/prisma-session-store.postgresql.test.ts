import { describe } from "vitest";
import { describeSessionStore } from "../ports/session-store.testsuite";
import { hasPostgresql, openTestPostgresql } from "../testing/test-database";
import { createPrismaSessionStore } from "./prisma-session-store";

describe.skipIf(!hasPostgresql)("on PostgreSQL", () => {
  describeSessionStore(openTestPostgresql, ({ prisma }) => createPrismaSessionStore(prisma));
});
