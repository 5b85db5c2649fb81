import type { Page } from "@playwright/test";
import { whenInteractive } from "./when-interactive";

export type Account = { name: string; email: string; password: string };

export function signInPage(page: Page) {
  const form = page.getByRole("form", { name: "Sign in" });
  const registration = page.getByRole("form", { name: "Create account" });
  return {
    form,
    problem: page.getByRole("main").getByRole("alert"),
    async continueOnThisMachine() {
      const button = page.getByRole("button", { name: "Continue on this machine" });
      await whenInteractive(button);
      await button.click();
    },
    async register({ name, email, password }: Account) {
      const tab = page.getByRole("tab", { name: "Create account" });
      await whenInteractive(tab);
      await tab.click();
      await registration.getByLabel("Name").fill(name);
      await registration.getByLabel("Email").fill(email);
      await registration.getByLabel("Password").fill(password);
      await registration.getByRole("button", { name: "Create account" }).click();
    },
    async signIn({ email, password }: Pick<Account, "email" | "password">) {
      const button = form.getByRole("button", { name: "Sign in" });
      await whenInteractive(button);
      await form.getByLabel("Email").fill(email);
      await form.getByLabel("Password").fill(password);
      await button.click();
    },
  };
}

/** The menu at the top right of every page behind the sign-in. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}
