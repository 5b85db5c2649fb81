import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("A reload keeps the conversation, the place in it, and the text that was not sent yet", async ({
  page,
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.act(1, "Rewind to here");
  await expect(tester.youAreHere).toBeVisible();
  await tester.message.fill("Perhaps a question");

  await page.reload();
  await expect(tester.youAreHere).toBeVisible();
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.message).toHaveValue("Perhaps a question");
});
