import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Ask why the conversation moved on: the step, what was offered and what was chosen are one click away", async ({
  page,
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await tester.pill("Choose a time").click();
  await expect(tester.inspector.getByRole("heading", { name: "Choose a time" })).toBeVisible();
  await tester.turn(2).getByRole("button", { name: "Inspect turn 2" }).click();
  await expect(tester.inspector.getByRole("heading", { name: "Turn 2" })).toBeVisible();
  await expect(tester.inspector).toContainText("Welcome → Choose a time");
  const offered = tester.inspector.getByRole("list", { name: "Functions offered" }).first();
  const chosen = offered.getByRole("listitem").filter({ has: page.getByLabel("Chosen") });
  await expect(offered.getByRole("listitem")).toHaveCount(3);
  await expect(chosen).toHaveText("book_appointment");

  await tester.turn(1).getByRole("button", { name: "Inspect turn 1" }).click();
  await expect(tester.inspector.getByRole("heading", { name: "Turn 1" })).toBeVisible();
  await expect(tester.inspector).toContainText("Entered Welcome");
});
