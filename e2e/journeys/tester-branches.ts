import { wholeSession } from "@/client/whole-session";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("See every branch as a tree, restore one by keyboard, and take that back", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await client.textChat.append.mutate({ ...chat, text: "I would like to book an appointment" });
  const { sessionData } = wholeSession(
    await client.textChat.append.mutate({ ...chat, text: "Friday at 9, please" }),
  );
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: sessionData.turns[1]?.id ?? "" });
  await client.textChat.append.mutate({ ...chat, text: "I will call back later" });
  await tester.open(chat);
  await tester.showPane("Tree");
  await expect(tester.branch("Opening turn")).toHaveAttribute("aria-expanded", "true");
  await expect(tester.branch("I will call back later")).toContainText("Here");
  await expect(tester.branch("Friday at 9, please")).toContainText("1 turn");

  await tester.branch("I will call back later").focus();
  await page.keyboard.press("ArrowUp");
  await expect(tester.branch("Friday at 9, please")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  await expect(tester.notice("Another branch is active now.")).toBeVisible();
  await tester.undo.click();
  await expect(tester.turn(3)).toContainText("You can reach us any day.");

  await tester.branch("Opening turn").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(tester.branch("Friday at 9, please")).toBeHidden();
});

test("Compare two branches under an address of its own, find where they part, and come back", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await client.textChat.append.mutate({ ...chat, text: "I would like to book an appointment" });
  const { sessionData } = wholeSession(
    await client.textChat.append.mutate({ ...chat, text: "Friday at 9, please" }),
  );
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: sessionData.turns[1]?.id ?? "" });
  await client.textChat.patchContext.mutate({ ...chat, set: { day: "Monday" } });
  await client.textChat.append.mutate({ ...chat, text: "I will call back later" });
  await tester.open(chat);
  await tester.branches(3).getByRole("button", { name: "Compare with branch 1" }).click();

  const turns = page.getByRole("list", { name: "Turns" });
  await expect(page.getByRole("heading", { name: "Compare two paths" })).toBeVisible();
  await expect(turns.getByText("First difference")).toHaveCount(1);
  await expect(turns).toContainText("Friday at 9, please");
  await expect(turns).toContainText("I will call back later");
  await expect(page.getByRole("region", { name: "Variables that differ" })).toContainText("day");
  await expect(page.getByRole("button", { name: /^Choose a time,.* on both paths/ })).toBeVisible();

  await page.reload();
  await expect(turns).toContainText("I will call back later");
  await page.keyboard.press("Escape");
  await expect(tester.turn(4)).toContainText("You can reach us any day.");
  await page.goBack();
  await expect(turns).toBeVisible();
});
