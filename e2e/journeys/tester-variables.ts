import { wholeSession } from "@/client/whole-session";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Go on from an earlier turn with changed variables: the old path is kept, mistakes are told in place", async ({
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await client.textChat.append.mutate({ ...chat, text: "I would like to book an appointment" });
  await tester.open(chat);
  await tester.act(1, "Change variables");
  const form = tester.inspector.getByRole("form", { name: "Variables" });
  await form.getByRole("button", { name: "Add a variable" }).click();
  await form.getByRole("textbox", { name: "Value of the new variable" }).fill("2");
  await form.getByRole("button", { name: "Save variables" }).click();
  await expect(form).toContainText("Give the variable a name.");

  await form.getByRole("textbox", { name: "Name" }).fill("guests");
  await form.getByRole("button", { name: "Save variables" }).click();
  await expect(form).toBeHidden();
  await expect(tester.turn(2)).toContainText("Variables were changed by hand");
  await expect(tester.turns).toHaveCount(2);
  await expect(tester.message).toBeFocused();
  expect(wholeSession(await client.textChat.get.query(chat)).gatheredContext).toMatchObject({ guests: 2 });

  await tester.turn(2).getByRole("button", { name: "Inspect turn 2" }).click();
  await expect(tester.inspector.getByRole("region", { name: "Variables" })).toContainText("added guests");
  await tester.showPane("Other paths (1)");
  await expect(tester.otherPaths).toHaveText(/^I would like to book/);
});
