import { randomUUID } from "node:crypto";
import type { RetakeClient } from "@/client/retake-client";

export type Chat = { workflowId: string; runId: string };

/** A new chat, on a workflow of its own made from a sample. The agent has spoken first. */
export async function startChat(
  client: RetakeClient,
  { sampleId = "appointment-booking", model = "offline" } = {},
): Promise<Chat> {
  const { samples } = await client.workflow.samples.query();
  const sample = samples.find((candidate) => candidate.sampleId === sampleId);
  if (!sample) throw new Error(`There is no sample ${sampleId}.`);
  const { workflowId } = await client.workflow.create.mutate({
    name: uniqueName(sample.name),
    definition: sample.definition,
    templateContext: sample.templateContext,
  });
  const { workflowRunId } = await client.textChat.create.mutate({ workflowId, model });
  return { workflowId, runId: workflowRunId };
}

export function uniqueName(name: string): string {
  return `${name} ${randomUUID().slice(0, 8)}`;
}
