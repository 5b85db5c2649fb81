import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { ToolsPage } from "@/features/tools/tools-page";

export const metadata: Metadata = { title: "Tools" };

export default async function Tools() {
  await requireSignIn("/tools");
  return <ToolsPage />;
}
