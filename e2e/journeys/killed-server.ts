import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wholeSession } from "@/client/whole-session";
import { expect, test } from "../fixtures";
import type { JourneyLane } from "../journey-env";
import { type OwnServer, startOwnServer } from "../own-server";
import { signInPage } from "../pages/sign-in-page";
import { workflowPages } from "../pages/workflow-pages";
import { serverVariables } from "../server-variables";
import { signedInClient } from "../signed-in-client";
import { startChat } from "../start-chat";

// It is not the server where journeys are signed in, and the browser notes each request to one that is gone or not ready yet.
test.use({ storageState: { cookies: [], origins: [] }, expectedConsoleErrors: /net::ERR_|status of 503/ });

// It starts a server of its own twice.
test.describe.configure({ timeout: 120_000 });

let dataDir: string;
let server: OwnServer;
const startAt = (port: number, { modelServerPort }: JourneyLane) =>
  startOwnServer(serverVariables({ port, dataDir, modelServerPort }));

test.beforeEach(async ({ lane }) => {
  dataDir = await mkdtemp(join(tmpdir(), "retake-killed-"));
  server = await startAt(0, lane);
});
test.afterEach(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

test("The server is killed in the middle of a turn: after a new start every turn is there, and that one can be tried again", async ({
  page,
  context,
  lane,
  modelServer,
  tester,
}) => {
  const { url } = server;
  await page.goto(url);
  await signInPage(page).continueOnThisMachine();
  await expect(workflowPages(page).heading).toBeVisible();
  const client = await signedInClient(context.request, url);
  const { workflowId, runId } = await startChat(client, { model: "openai:wire" });
  await page.goto(`${url}/workflows/${workflowId}/sessions/${runId}`);

  modelServer.script.reply({ text: ["The first answer."] });
  await tester.send("The first question");
  await expect(tester.turn(2)).toContainText("The first answer.");
  modelServer.script.reply({ text: ["The second answer."] });
  await tester.send("The second question");
  await expect(tester.turn(3)).toContainText("The second answer.");
  modelServer.script.fallSilent();
  await tester.send("The third question");
  await expect.poll(() => modelServer.requests.length).toBe(3);
  await server.kill();
  await expect(tester.refusal("The server did not answer.")).toBeVisible();
  await expect(tester.message).toHaveValue("The third question");

  server = await startAt(Number(new URL(url).port), lane);
  await expect(tester.turn(2)).toContainText("The first answer.");
  await expect(tester.turn(3)).toContainText("The second answer.");
  await expect(tester.turn(4)).toContainText("interrupted");
  modelServer.script.reply({ text: ["The third answer."] });
  await tester.act(4, "Try again");
  await expect(tester.turn(4)).toContainText("The third answer.");

  const { sessionData } = wholeSession(await client.textChat.get.query({ workflowId, runId }));
  expect(sessionData.turns.map(({ status }) => status)).toEqual(Array(4).fill("completed"));
});
