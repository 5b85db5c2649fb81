import { describeSessionStore } from "../ports/session-store.contract";
import { openTestEmbedded } from "../testing/test-database";
import { createPrismaSessionStore } from "./prisma-session-store";

describeSessionStore(openTestEmbedded, ({ prisma }) => createPrismaSessionStore(prisma));
