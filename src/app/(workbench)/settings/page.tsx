import type { Metadata } from "next";
import { requireSignIn } from "@/app/require-sign-in";
import { Settings } from "@/features/account/settings";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await requireSignIn("/settings");
  return <Settings />;
}
