import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { StartPage } from "@/features/tester/start-page";

export const metadata: Metadata = { title: "Test" };

export default async function WorkflowPage({ params }: { params: Promise<{ workflowId: string }> }) {
  const { workflowId } = await params;
  await requireSignIn(`/workflows/${workflowId}`);
  return <StartPage workflowId={workflowId} />;
}
