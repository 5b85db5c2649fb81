import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Look at an earlier turn and return to the latest: nothing has changed", async ({ client, tester }) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");

  await tester.act(1, "Rewind to here");
  await expect(tester.notice("1 later turn kept, nothing is lost.")).toBeVisible();
  await expect(tester.inspector.getByRole("region", { name: "Current node" })).toContainText("Welcome");

  await tester.returnToLatest.click();
  await expect(tester.youAreHere).toBeHidden();
  await expect(tester.status("Ready")).toBeVisible();
  await expect(tester.inspector.getByRole("region", { name: "Current node" })).toContainText("Choose a time");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
});
