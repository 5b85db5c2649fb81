import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { VersionsPage } from "@/features/editor/versions-page";

export const metadata: Metadata = { title: "Versions" };

export default async function Versions({ params }: { params: Promise<{ workflowId: string }> }) {
  const { workflowId } = await params;
  await requireSignIn(`/workflows/${workflowId}/versions`);
  return <VersionsPage workflowId={workflowId} />;
}
