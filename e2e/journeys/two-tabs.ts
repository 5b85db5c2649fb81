import { expect, test } from "../fixtures";
import { testerPage } from "../pages/tester-page";
import { startChat } from "../start-chat";

test("What is said in one tab is seen in the other, which goes on from there", async ({
  context,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await tester.open(chat);
  await expect(tester.turn(1)).toBeVisible();
  const otherTab = testerPage(await context.newPage());
  await otherTab.open(chat);
  await otherTab.send("Where can I park?");
  await expect(tester.turn(2)).toContainText("parking behind the house");

  await tester.send("I would like to book an appointment");
  await expect(otherTab.turn(3)).toContainText("Which of these suits you best?");
  await otherTab.act(2, "Rewind to here");
  await expect(tester.youAreHere).toBeVisible();
});

test.describe("A session that is deleted in another place", () => {
  // The browser notes that what it asks for is gone.
  test.use({ expectedConsoleErrors: /status of 404/ });

  test("says so where it is open, and leads on", async ({ page, client, tester }) => {
    const chat = await startChat(client);
    await tester.open(chat);
    await expect(tester.turn(1)).toBeVisible();
    await client.textChat.delete.mutate(chat);
    await expect(page.getByText("It was deleted in another place while it was open here.")).toBeVisible();
    await page.getByRole("link", { name: "Go to the workflow" }).click();
    await expect(page.getByRole("button", { name: "Start test" })).toBeEnabled();
  });
});

test.describe("A tab that hears nothing", () => {
  // The browser notes the connection that it is refused.
  test.use({ expectedConsoleErrors: /net::ERR_FAILED/ });

  test("is told when it speaks, sees the other's turn, keeps its text and goes on", async ({
    page,
    context,
    client,
    tester,
  }) => {
    const chat = await startChat(client);
    await page.route("**/textChat.events**", (route) => route.abort());
    await tester.open(chat);
    await expect(tester.turn(1)).toBeVisible();
    const otherTab = testerPage(await context.newPage());
    await otherTab.open(chat);
    await otherTab.send("Where can I park?");
    await expect(otherTab.turn(2)).toContainText("parking behind the house");

    await tester.send("I would like to book an appointment");
    await expect(tester.refusal(/changed in another place.* Your text is still below/)).toBeVisible();
    await expect(tester.turn(2)).toContainText("Where can I park?");
    await expect(tester.turns).toHaveCount(2);
    await expect(tester.message).toHaveValue("I would like to book an appointment");

    await tester.message.press("Enter");
    await expect(tester.turn(3)).toContainText("Which of these suits you best?");
    await expect(tester.refusal("changed in another place")).toBeHidden();
    await expect(tester.message).toHaveValue("");
  });
});
