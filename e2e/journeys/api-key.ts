import { createRetakeClient } from "@/client/retake-client";
import { retakeError } from "@/client/retake-error";
import { expect, test } from "../fixtures";
import { uniqueName } from "../start-chat";

test("Make an API key, see it once, use it from a script, and take it back", async ({ page, baseURL }) => {
  const name = uniqueName("Nightly check");
  await page.goto("/settings");
  const form = page.getByRole("form", { name: "New API key" });
  const row = page.getByRole("list", { name: "API keys" }).getByRole("listitem").filter({ hasText: name });
  await expect(page.getByRole("region", { name: "Signed in as" })).toContainText("you@localhost");
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Create key" }).click();
  const secret = page.getByRole("status").filter({ hasText: "It is not shown again." }).getByText(/^rtk_/);
  await expect(secret).toBeVisible();
  const client = createRetakeClient({ url: baseURL ?? "", apiKey: await secret.innerText() });
  const { workflows } = await client.workflow.list.query();
  expect(workflows.map((workflow) => workflow.name)).toContain("Appointment booking");

  await page.reload();
  await expect(row).toContainText("used");
  await expect(secret).toBeHidden();

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await row.getByRole("button", { name: "Revoke for good" }).click();
  await expect(row).toBeHidden();
  const refusal = await client.workflow.list.query().catch((error: unknown) => retakeError(error));
  expect(refusal).toMatchObject({ reason: "unauthorized" });
});
