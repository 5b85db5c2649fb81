import { expect, test } from "./fixtures";
import { journeyEnv } from "./journey-env";

test("one click signs in on one's own machine", async ({ page, context }) => {
  await page.goto("/");
  await page
    .getByRole("button", { name: /continue|local|this machine/i })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Workflows" })).toBeVisible();
  await context.storageState({ path: `${journeyEnv().dataDir}/signed-in.json` });
});
