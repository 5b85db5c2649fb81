import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { NewWorkflow } from "@/features/workflows/new-workflow";

export const metadata: Metadata = { title: "New workflow" };

export default async function NewWorkflowPage() {
  await requireSignIn("/workflows/new");
  return <NewWorkflow />;
}
