import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("End a session, read how it ended, and rewind to go on all the same", async ({ client, tester }) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");

  await tester.endSession.click();
  await expect(tester.notice("Session ended: user_hangup")).toBeVisible();
  await expect(tester.status("Ended")).toBeVisible();
  await expect(tester.message).toBeHidden();
  await expect(tester.endSession).toBeHidden();

  await tester.act(1, "Rewind to here");
  await tester.send("Where can I park?");
  await expect(tester.turn(2)).toContainText("parking behind the house");
  await expect(tester.status("Ready")).toBeVisible();
});

test("A workflow that reaches its end closes the session with the disposition of that end", async ({
  client,
  tester,
}) => {
  await tester.open(await startChat(client, { sampleId: "product-survey" }));
  await tester.send("No, I am busy");
  await expect(tester.turn(2)).toContainText("No problem at all.");
  await expect(tester.notice("Session ended: survey_declined")).toBeVisible();
  await expect(tester.message).toBeHidden();

  await tester.act(1, "Rewind to here");
  await tester.send("Yes, I have time");
  await expect(tester.turn(2)).toContainText("How often do you use Fieldnote");
});
