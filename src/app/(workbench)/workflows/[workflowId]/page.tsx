import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { TestPage } from "@/features/sessions/test-page";

export const metadata: Metadata = { title: "Test" };

export default async function WorkflowPage({ params }: { params: Promise<{ workflowId: string }> }) {
  const { workflowId } = await params;
  await requireSignIn(`/workflows/${workflowId}`);
  return <TestPage workflowId={workflowId} />;
}
