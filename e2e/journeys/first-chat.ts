import { expect, test } from "../fixtures";
import { signInPage } from "../pages/sign-in-page";
import { workflowPages } from "../pages/workflow-pages";

test.use({ storageState: { cookies: [], origins: [] } });

test("From nothing: sign in, talk to a sample, go back, take another way, and find both ways kept", async ({
  page,
  tester,
}) => {
  await page.goto("/");
  await signInPage(page).continueOnThisMachine();
  const workflows = workflowPages(page);
  await workflows.link("Appointment booking").click();
  await workflows.startTest.click();
  await expect(tester.turn(1)).toContainText("Hello Alex, this is Nora at Harbour Dental.");

  await tester.send("I would like to book an appointment");
  await expect(tester.pill("Choose a time")).toBeVisible();
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Let me write that down.");

  await tester.act(2, "Rewind to here");
  await page.mouse.move(0, 0);
  await expect(tester.youAreHere).toBeInViewport();
  await expect(tester.status("Rewound")).toBeVisible();
  await expect(tester.turn(3)).toHaveAttribute("data-place", "beyond");
  await expect(tester.turn(3)).toContainText("Friday at 9, please");

  await tester.send("I will call back later");
  await expect(tester.turn(3)).toContainText("You can reach us any day.");
  await expect(tester.log).not.toContainText("Friday at 9, please");
  await expect(tester.youAreHere).toBeHidden();

  await tester.turn(2).getByRole("button", { name: "1 other path from here" }).click();
  await expect(tester.otherPaths).toHaveCount(1);
  await tester.otherPaths.getByText("Friday at 9, please").first().click();
  await expect(tester.otherPaths).toContainText("Shall I put it down like this?");
});
