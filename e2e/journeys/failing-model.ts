import type { OpenAiWireServer } from "@/server/models/testing/openai-wire-server";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

type Script = OpenAiWireServer["script"];

const failures: {
  when: string;
  fail: (script: Script) => void;
  explanation: string;
  reason: string;
  said?: string;
}[] = [
  {
    when: "the provider refuses the key",
    fail: (script) => script.respond(401),
    said: "answered HTTP 401",
    explanation: "Check OPENAI_API_KEY",
    reason: "model_unauthorized",
  },
  {
    when: "the provider limits requests",
    fail: (script) => script.respond(429, { headers: { "retry-after": "90" } }),
    said: "It asks to wait 1 min",
    explanation: "Wait a moment",
    reason: "model_rate_limited",
  },
  {
    when: "the provider fails",
    fail: (script) => script.respond(500),
    said: "detail of the provider",
    explanation: "answered with an error",
    reason: "model_unavailable",
  },
  {
    when: "the reply breaks off",
    fail: (script) => script.cutOff({ text: ["We have ", "time on"] }),
    explanation: "broke off before it was complete",
    reason: "model_cut_off",
  },
];

for (const { when, fail, explanation, reason, said } of failures) {
  test(`When ${when}, the reason is shown and trying again goes on without a reload`, async ({
    page,
    client,
    modelServer,
    tester,
  }) => {
    await tester.open(await startChat(client, { model: "openai:wire" }));
    let loads = 0;
    page.on("load", () => {
      loads += 1;
    });
    fail(modelServer.script);
    await tester.send("When do you have time?");
    const failure = tester.turn(2).getByRole("alert");
    await expect(failure).toContainText(explanation);
    await expect(failure).toContainText(reason);
    if (said) await expect(failure).toContainText(said);
    await expect(tester.status("Turn failed")).toBeVisible();

    modelServer.script.reply({ text: ["We have time ", "on Friday."] });
    await tester.act(2, "Try again");
    await expect(tester.turn(2)).toContainText("We have time on Friday.");
    await expect(failure).toBeHidden();
    await expect(tester.status("Ready")).toBeVisible();
    await tester.showPane("Other paths (1)");
    await tester.otherPaths.getByText("When do you have time?").first().click();
    await expect(tester.otherPaths).toContainText(explanation);
    expect(loads).toBe(0);
  });
}
