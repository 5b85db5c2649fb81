import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures";
import { signInPage, signOut } from "../pages/sign-in-page";
import { workflowPages } from "../pages/workflow-pages";

// A refused sign-in is answered with 401, which the browser notes.
test.use({ storageState: { cookies: [], origins: [] }, expectedConsoleErrors: /status of 401/ });

test("An account of one's own: register, sign out, mistype the password, come back to where one was", async ({
  page,
}) => {
  const signIn = signInPage(page);
  const account = { name: "Ada", email: `ada-${randomUUID()}@example.org`, password: "a long enough secret" };
  await page.goto("/sign-in");
  await signIn.register(account);
  await expect(workflowPages(page).heading).toBeVisible();
  await expect(workflowPages(page).link("Appointment booking")).toBeVisible();
  await signOut(page);
  await expect(signIn.form).toBeVisible();

  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings$/);
  await signIn.signIn({ email: account.email, password: "another long secret" });
  await expect(signIn.problem.filter({ hasText: "Wrong email or password." })).toBeVisible();
  await signIn.signIn(account);
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByRole("region", { name: "Signed in as" })).toContainText(account.email);
});
