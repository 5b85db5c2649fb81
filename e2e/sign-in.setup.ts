import { expect, test } from "./fixtures";
import { journeyEnv, signedInFile, urlOfLane } from "./journey-env";
import { signInPage } from "./pages/sign-in-page";
import { workflowPages } from "./pages/workflow-pages";

test.use({ storageState: { cookies: [], origins: [] } });

for (const [index, lane] of journeyEnv().lanes.entries()) {
  test(`one click signs in on one's own machine, in lane ${index + 1}`, async ({ page, context }) => {
    await page.goto(urlOfLane(lane));
    await signInPage(page).continueOnThisMachine();
    await expect(workflowPages(page).heading).toBeVisible();
    await context.storageState({ path: signedInFile(lane) });
  });
}
