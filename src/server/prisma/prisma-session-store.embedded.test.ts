import { describeSessionStore } from "../ports/session-store.testsuite";
import { openTestEmbedded } from "../testing/test-database";
import { createPrismaSessionStore } from "./prisma-session-store";

describeSessionStore(openTestEmbedded, ({ prisma }) => createPrismaSessionStore(prisma));
