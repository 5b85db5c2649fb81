import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { Tester } from "@/features/tester/tester";

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({
  params,
}: {
  params: Promise<{ workflowId: string; runId: string }>;
}) {
  const { workflowId, runId } = await params;
  await requireSignIn(`/workflows/${workflowId}/sessions/${runId}`);
  return <Tester key={runId} workflowId={workflowId} runId={runId} />;
}
