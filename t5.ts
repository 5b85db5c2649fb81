import { startPostgresqlServer, administer, urlOfDatabase } from "./src/server/testing/postgresql-server";
import { openPostgresql, openEmbedded } from "./src/server/prisma/database";
import { createPrismaSessionStore } from "./src/server/prisma/prisma-session-store";
import { createPrismaDefinitionStore } from "./src/server/prisma/prisma-definition-store";
import { createInstantModel } from "./src/server/models/instant-model";
import { newId } from "./src/server/new-id";
import { createSession } from "./src/server/text-chat/create-session";
import { appendMessage } from "./src/server/text-chat/append-message";
import { newOrganization } from "./src/server/accounts/new-organization";
import { rewindSession } from "./src/server/text-chat/rewind-session";
const pgs: any = await startPostgresqlServer();
console.log(Object.keys(pgs));
const url = pgs.url ?? pgs;
await administer(url, "CREATE DATABASE bench1");
for (const [label, open] of [["postgresql", () => openPostgresql(urlOfDatabase(url, "bench1"))], ["pglite", () => openEmbedded("/tmp/bench-pglite"+Date.now())]] as const) {
  const database = await open();
  const model = createInstantModel("instant", () => ({ deltas: ["x".repeat(300)], functionCalls: [], usage: { inputTokens: 1, outputTokens: 1 } }) as any);
  let queries = 0;
  const services: any = { prisma: database.prisma, sessions: createPrismaSessionStore(database.prisma), definitions: createPrismaDefinitionStore(database.prisma),
    models: { defaultModelId: "offline", list: () => [], resolve: () => model }, now: () => new Date(), newId, log: () => {}, instanceId: "b", soleOwner: null, bus: undefined, live: undefined };
  try { const m = await import("./src/server/live/in-process-bus" as any); services.live = services.bus = services.liveBus = (m.createInProcessBus ?? Object.values(m)[0] as any)(); } catch (e) {}
  const org = newOrganization(services, { name: "o", slug: "o" + Math.random() });
  await database.prisma.organization.create({ data: org as any });
  const wf = await database.prisma.workflow.findFirstOrThrow({ where: { organizationId: org.id } });
  const caller = { organizationId: org.id, userId: null };
  let s: any = await createSession(services, caller, { workflowId: wf.id } as any);
  const times: number[] = []; const loop: number[] = [];
  for (let i = 1; i <= 520; i++) {
    const t = performance.now();
    s = await appendMessage(services, caller, { workflowId: wf.id, runId: s.workflowRunId, text: "y".repeat(100), expectedRevision: s.revision } as any);
    times[i] = performance.now() - t;
  }
  const med = (a: number[]) => [...a].sort((x, y) => x - y)[Math.floor(a.length / 2)]!.toFixed(2);
  console.log(label, "turn ~10", med(times.slice(5, 25)), "~100", med(times.slice(90,110)), "~250", med(times.slice(240,260)), "~500", med(times.slice(490, 520)), "json", JSON.stringify(s).length);
  const rw: number[] = []; for (let i = 0; i < 20; i++) { const t = performance.now(); s = await rewindSession(services, caller, { workflowId: wf.id, runId: s.workflowRunId, cursorTurnId: i % 2 ? null : s.sessionData.turns[250].id } as any); rw.push(performance.now() - t); }
  console.log("rewind", med(rw));
  await database.close();
}
await pgs.stop?.(); process.exit(0);
