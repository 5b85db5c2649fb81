import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("The address of a session that does not exist leads back to its workflow", async ({
  page,
  client,
  tester,
}) => {
  const { workflowId } = await startChat(client);
  await tester.open({ workflowId, runId: "run_gone" });
  await expect(page.getByText("Session not found")).toBeVisible();
  await page.getByRole("link", { name: "Go to the workflow" }).click();
  await expect(page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
});

test("The address of a workflow that does not exist leads back to all of them", async ({ page }) => {
  await page.goto("/workflows/wf_gone");
  await expect(page.getByText("Workflow not found")).toBeVisible();
  await page.getByRole("link", { name: "All workflows" }).click();
  await expect(page.getByRole("heading", { name: "Workflows" })).toBeVisible();
});
