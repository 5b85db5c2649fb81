import { describeSessionStore } from "../ports/session-store.testsuite";
import { openTestPglite } from "../testing/test-database";
import { createPrismaSessionStore } from "./prisma-session-store";

describeSessionStore(openTestPglite, ({ prisma }) => createPrismaSessionStore(prisma));
