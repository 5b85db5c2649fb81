import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Try a turn again, then with other words: each attempt is kept", async ({ client, tester }) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");

  await tester.act(2, "Rerun");
  await expect(tester.turn(1)).toContainText("1 other path from here");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");

  await tester.act(2, "Edit and rerun");
  const form = tester.turn(2).getByRole("form", { name: "Edit and rerun" });
  const edited = form.getByRole("textbox", { name: "Edited message" });
  await expect(edited).toHaveValue("I would like to book an appointment");
  await edited.fill("I have to move my appointment");
  await form.getByRole("button", { name: "Rerun" }).click();
  await expect(tester.turn(2)).toContainText("Which day would be better?");
  await expect(tester.turn(1)).toContainText("2 other paths from here");
  await expect(tester.turns).toHaveCount(2);

  await tester.showPane("Other paths (2)");
  await expect(tester.otherPaths).toHaveText([/^I would like to book/, /^I would like to book/]);
});

test("An edit that is given up leaves the turn as it was", async ({ client, tester }) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await tester.act(2, "Edit and rerun");
  const edited = tester.turn(2).getByRole("textbox", { name: "Edited message" });
  await edited.fill("Something else");
  await edited.press("Escape");
  await expect(edited).toBeHidden();
  await expect(tester.turn(2)).toContainText("I would like to book an appointment");
});

test("Begin again: the opening turn can be rerun, and the conversation that began with the first one is a step away", async ({
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");

  await tester.act(1, "Rerun");
  await expect(tester.branches(1)).toContainText("Branch 2 of 2");
  await expect(tester.turns).toHaveCount(1);
  await expect(tester.turn(1)).toContainText("Hello Alex, this is Nora at Harbour Dental.");
  await tester.showPane("Other paths (1)");
  await expect(tester.otherPaths).toHaveText(/^Opening turn.*In place of turn 1 · 2 turns/);

  await tester.branches(1).getByRole("button", { name: "Previous branch" }).click();
  await expect(tester.branches(1)).toContainText("Branch 1 of 2");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
});
