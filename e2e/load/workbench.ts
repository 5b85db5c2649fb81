import { noCharge } from "@/engine/price";
import { newOrganization } from "@/server/accounts/new-organization";
import { createServices, newInstanceId } from "@/server/create-services";
import { createInProcessLiveBus } from "@/server/live/in-process-live-bus";
import { createInstantModel, type InstantReply } from "@/server/models/instant-model";
import type { Database } from "@/server/prisma/database";
import type { Caller, Services } from "@/server/services";
import { testCaller } from "@/server/testing/test-caller";
import { createWorkflow } from "@/server/workflows/create-workflow";

/** Every turn of the bench: 100 characters in, 300 out. */
export const said = "y".repeat(100);
export const answered = "x".repeat(300);

/** A workflow that never ends. */
export const oneNode = {
  nodes: [
    {
      id: "start",
      type: "startCall",
      position: { x: 0, y: 0 },
      data: { name: "Start", prompt: "Talk.", greeting: "Hello." },
    },
  ],
  edges: [],
};

export type Workbench = { services: Services; caller: Caller; workflowId: string };

type Deltas = InstantReply["deltas"];

/** The product on this database, with a model that says `deltas`, and a workflow of one node that never ends. */
export async function setUpWorkbench(
  database: Database,
  deltas: () => Deltas = () => [answered],
): Promise<Workbench> {
  const model = createInstantModel("instant", () => ({
    deltas: deltas(),
    functionCalls: [],
    usage: { inputTokens: 1, outputTokens: 1 },
  }));
  const services = createServices({
    database,
    models: {
      defaultModelId: "instant",
      list: () => [{ id: "instant", label: "Instant", isReal: false }],
      resolve: () => model,
      price: () => noCharge,
    },
    live: createInProcessLiveBus(),
    toolbox: { secret: "a secret of enough length", allowsPrivateHosts: false, allowsPrivateModels: false },
    log: () => {},
    now: () => new Date(),
    instanceId: newInstanceId(),
    isSole: database.kind === "embedded",
  });
  const slug = services.newId("org").replace("_", "-");
  const organization = newOrganization(services, { name: "Bench", slug });
  await database.prisma.organization.create({ data: organization });
  const caller = testCaller(organization.id);
  const { workflowId } = await createWorkflow(services, caller, {
    name: "Bench",
    definition: oneNode,
  });
  return { services, caller, workflowId };
}
