import { randomUUID } from "node:crypto";
import type { RetakeClient } from "@/client/retake-client";

export type Chat = { workflowId: string; runId: string };

/** A new chat, on a workflow of its own made from a sample. The agent has spoken first. */
export async function startChat(
  client: RetakeClient,
  { sampleId = "appointment-booking", model = "offline" } = {},
): Promise<Chat> {
  const { workflowId } = await newWorkflow(client, sampleId);
  const { workflowRunId } = await client.textChat.create.mutate({ workflowId, model });
  return { workflowId, runId: workflowRunId };
}

/** A workflow of its own made from a sample, under a name that no other has. */
export async function newWorkflow(
  client: RetakeClient,
  sampleId = "appointment-booking",
): Promise<{ workflowId: string; name: string }> {
  const { samples } = await client.workflow.samples.query();
  const sample = samples.find((candidate) => candidate.sampleId === sampleId);
  if (!sample) throw new Error(`There is no sample ${sampleId}.`);
  const { definition, templateContext } = sample;
  const name = uniqueName(sample.name);
  const { workflowId } = await client.workflow.create.mutate({ name, definition, templateContext });
  return { workflowId, name };
}

export function uniqueName(name: string): string {
  return `${name} ${randomUUID().slice(0, 8)}`;
}
