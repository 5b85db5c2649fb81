import { expect, test } from "./fixtures";
import { journeyEnv } from "./journey-env";
import { signInPage } from "./pages/sign-in-page";
import { workflowPages } from "./pages/workflow-pages";

test("one click signs in on one's own machine", async ({ page, context }) => {
  await page.goto("/");
  await signInPage(page).continueOnThisMachine();
  await expect(workflowPages(page).heading).toBeVisible();
  await context.storageState({ path: `${journeyEnv().dataDir}/signed-in.json` });
});
