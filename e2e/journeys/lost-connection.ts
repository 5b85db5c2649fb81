import { createGate } from "@/server/testing/gate";
import { startBreakableConnection } from "../breakable-connection";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

// The browser notes the connection that broke.
test.use({ expectedConsoleErrors: /net::ERR_/ });

test("A connection that breaks in the middle of a reply is made again, and nothing is missing or read twice", async ({
  page,
  client,
  lane,
  modelServer,
  tester,
}) => {
  const connection = await startBreakableConnection(lane.port);
  const reconnected = createGate();
  const model = createGate();
  const chat = await startChat(client, { model: "openai:wire" });
  modelServer.script.replyAfter(
    model.opened,
    { text: [" past", " nine."] },
    { text: ["It is", " a quarter"] },
  );
  await page.goto(`${connection.url}/workflows/${chat.workflowId}/sessions/${chat.runId}`);
  await expect(tester.turn(1)).toBeVisible();
  const answered = client.textChat.append.mutate({ ...chat, text: "What time is it?" });
  await expect(tester.turn(2).getByText("It is a quarter", { exact: true })).toBeVisible();

  page.on("request", (request) => {
    if (request.url().includes("textChat.events")) reconnected.open();
  });
  connection.breakAll();
  await reconnected.opened;
  await expect(tester.turn(2).getByText("It is a quarter", { exact: true })).toBeVisible();
  model.open();
  await expect(tester.turn(2).getByText("It is a quarter past nine.", { exact: true })).toBeVisible();
  await expect(tester.typing).toBeHidden();
  await answered;
  await connection.close();
});
