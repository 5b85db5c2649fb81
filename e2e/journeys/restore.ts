import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Go between branches: by the picker at the turn where they part, and by restoring a path from the list", async ({
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  await tester.act(1, "Rewind to here");
  await tester.send("I have to move my appointment");
  await expect(tester.turn(2)).toContainText("Which day would be better?");

  const picker = tester.branches(2);
  await expect(picker).toContainText("Branch 2 of 2");
  await expect(picker.getByRole("button", { name: "Next branch" })).toBeDisabled();
  await picker.getByRole("button", { name: "Previous branch" }).click();
  await expect(picker).toContainText("Branch 1 of 2");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");

  await tester.showPane("Other paths (1)");
  await expect(tester.otherPaths).toHaveText(/^I have to move my appointment.*Which day would be better\?/);
  await tester.restore.click();
  await expect(tester.turn(2)).toContainText("Which day would be better?");
  await expect(tester.turns).toHaveCount(2);
  await expect(tester.otherPaths).toHaveText(/^I would like to book.*After turn 1 · 2 turns/);
  await tester.send("Monday");
  await expect(tester.turn(3)).toContainText("Monday");
});
