import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { EditorPage } from "@/features/editor/editor-page";

export const metadata: Metadata = { title: "Edit" };

export default async function EditPage({ params }: { params: Promise<{ workflowId: string }> }) {
  const { workflowId } = await params;
  await requireSignIn(`/workflows/${workflowId}/edit`);
  return <EditorPage workflowId={workflowId} />;
}
