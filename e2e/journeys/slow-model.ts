import { createGate } from "@/server/testing/gate";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("While a slow model replies, the message is there at once, and a reload in the middle loses nothing", async ({
  page,
  client,
  modelServer,
  tester,
}) => {
  const model = createGate();
  modelServer.script.replyAfter(model.opened, { text: ["It is a quarter past nine."] });
  await tester.open(await startChat(client, { model: "openai:wire" }));

  await tester.send("What time is it?");
  await expect(tester.log).toContainText("What time is it?");
  await expect(tester.typing).toBeVisible();
  await expect(tester.message).toHaveValue("");
  await expect(tester.endSession).toBeDisabled();
  await expect.poll(() => modelServer.requests.length).toBe(1);

  await page.reload();
  await expect(tester.turn(2)).toContainText("What time is it?");
  await expect(tester.typing).toBeVisible();
  await tester.message.fill("And what day?");
  await tester.message.press("Enter");
  await expect(tester.message).toHaveValue("And what day?");
  await expect(tester.stop).toBeVisible();

  model.open();
  await expect(tester.turn(2)).toContainText("It is a quarter past nine.");
  await expect(tester.typing).toBeHidden();
  await expect(tester.message).toHaveValue("And what day?");
  modelServer.script.reply({ text: ["It is Monday."] });
  await tester.message.press("Enter");
  await expect(tester.turn(3)).toContainText("It is Monday.");
});
