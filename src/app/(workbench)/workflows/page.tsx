import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { WorkflowList } from "@/features/workflows/workflow-list";

export const metadata: Metadata = { title: "Workflows" };

export default async function WorkflowsPage() {
  await requireSignIn("/workflows");
  return <WorkflowList />;
}
