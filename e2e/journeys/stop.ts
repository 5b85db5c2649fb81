import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Stop a reply: what was said is kept, and the same can be tried again", async ({
  client,
  modelServer,
  tester,
}) => {
  await tester.open(await startChat(client, { model: "openai:wire" }));
  modelServer.script.fallSilent({ text: ["We are open", " from"] });
  await tester.send("When are you open?");
  await expect(tester.turn(2)).toContainText("We are open from");
  await tester.stop.click();
  await expect(tester.turn(2).getByRole("status")).toContainText("Stopped");
  await expect(tester.turn(2)).toContainText("We are open from");
  await expect(tester.status("Ready")).toBeVisible();
  await expect(tester.stop).toBeHidden();

  modelServer.script.reply({ text: ["From nine to five."] });
  await tester.act(2, "Try again");
  await expect(tester.turn(2)).toContainText("From nine to five.");
  await expect(tester.branches(2)).toContainText("Branch 2 of 2");
  const asked = JSON.stringify(modelServer.requests.at(-1)?.body.messages);
  expect(asked).not.toContain("We are open from");
});

test("Escape stops a reply that has not begun, also one that another page asked for", async ({
  page,
  client,
  modelServer,
  tester,
}) => {
  await tester.open(await startChat(client, { model: "openai:wire" }));
  modelServer.script.fallSilent();
  await tester.send("When are you open?");
  await expect.poll(() => modelServer.requests.length).toBe(1);
  await page.reload();
  await expect(tester.stop).toBeVisible();
  await tester.message.press("Escape");
  await expect(tester.turn(2).getByRole("status")).toContainText("Stopped");
  await expect(tester.message).toBeFocused();
});
