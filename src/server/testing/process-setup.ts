import { createRetakeClient, type RetakeClient } from "@/client/retake-client";
import { findBrokenSessions } from "../start/find-broken-sessions";
import { definition } from "./chat-setup";
import { newOrganizationKey } from "./new-organization-key";
import { type ServerProcess, spawnServerProcess } from "./spawn-server-process";
import { openTestPostgresql } from "./test-database";
import { createTestServices } from "./test-services";

export type Side = ServerProcess & { client: RetakeClient };

export type ProcessSetup = {
  /** Two processes on one PostgreSQL. Their clients stand for the same organization, and talk to one of them each. */
  sides: [Side, Side];
  workflowId: string;
  countPending(): Promise<number>;
  findBroken(): ReturnType<typeof findBrokenSessions>;
  close(): Promise<void>;
};

export async function setUpProcesses(given: { leaseMs?: number } = {}): Promise<ProcessSetup> {
  const database = await openTestPostgresql();
  const { prisma } = database;
  const { apiKey } = await newOrganizationKey(createTestServices({ database }));
  const openSide = async (): Promise<Side> => {
    const process = await spawnServerProcess(database.url, given.leaseMs);
    return { ...process, client: createRetakeClient({ url: process.url, apiKey }) };
  };
  const sides = await Promise.all([openSide(), openSide()]);
  const { workflowId } = await sides[0].client.workflow.create.mutate({
    name: "Booking",
    definition,
    templateContext: { name: "Ada" },
  });
  return {
    sides,
    workflowId,
    countPending: () => prisma.turn.count({ where: { status: "pending" } }),
    findBroken: () => findBrokenSessions({ prisma }),
    async close() {
      await Promise.all(sides.map((side) => side.kill()));
      await database.close();
    },
  };
}
