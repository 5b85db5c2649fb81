import type { Route } from "@playwright/test";
import { wholeSession } from "@/client/whole-session";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

// The browser notes the answer that got lost.
test.use({ expectedConsoleErrors: /net::ERR_FAILED/ });

test("A message whose answer was lost can be sent once more, and is not said twice", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await tester.open(chat);
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route("**/textChat.append**", loseAnswer, { times: 1 });
  await tester.send("I would like to book an appointment");
  await expect(tester.refusal("The server did not answer.")).toBeVisible();
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.message).toHaveValue("I would like to book an appointment");

  await tester.message.press("Enter");
  await expect(tester.message).toHaveValue("");
  await expect(tester.refusal("The server did not answer.")).toBeHidden();
  await expect(tester.turns).toHaveCount(2);
  const { sessionData } = wholeSession(await client.textChat.get.query(chat));
  expect(sessionData.turns).toHaveLength(2);
});

test("A message that had not left when the page went is there to be sent", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await tester.open(chat);
  const asked = page.waitForRequest("**/textChat.append**");
  await page.route("**/textChat.append**", () => {}, { times: 1 });
  await tester.send("I would like to book an appointment");
  await asked;
  await expect(tester.message).toHaveValue("");
  await page.reload();
  await expect(tester.message).toHaveValue("I would like to book an appointment");
  await tester.message.press("Enter");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.message).toHaveValue("");
  await page.reload();
  await expect(tester.turn(2)).toBeVisible();
  await expect(tester.message).toHaveValue("");
});
