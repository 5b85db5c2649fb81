import { actor, at } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import type { RunFacts } from "../ports/session-store";
import type { Database } from "../prisma/database";

/** What a run of a new organization's new workflow is like before it is stored. */
export async function newRun(
  { prisma }: Pick<Database, "prisma">,
  given: Partial<RunFacts> = {},
): Promise<RunFacts> {
  const organizationId = newId("org");
  const workflow = { id: newId("wf"), name: "Booking", createdAt: at(0), updatedAt: at(0) };
  const organization = { id: organizationId, slug: organizationId, name: "Ours", createdAt: at(0) };
  await prisma.organization.create({ data: { ...organization, workflows: { create: workflow } } });
  const definition = { id: newId("def"), graph: { nodes: [], edges: [] }, templateContext: {}, settings: {} };
  await prisma.definition.create({ data: definition });
  return {
    runId: newId("run"),
    workflowId: workflow.id,
    organizationId,
    definitionId: definition.id,
    versionNumber: 3,
    name: "WR-TEXT-1",
    mode: "textchat",
    initialContext: { name: "Ada", nested: { list: [1, null, "ü"] } },
    annotations: {},
    options: { version: 1, model: "offline", startNodeId: null, now: null, toolModes: {} },
    inactivityTimeoutSeconds: 1_800,
    createdBy: actor,
    createdAt: at(0),
    ...given,
  };
}
