import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import { expect, test } from "../fixtures";
import { uniqueName } from "../start-chat";

test("A tool that is called is a card in the chat: what with, what came of it, and more in the inspector", async ({
  client,
  modelServer,
  tester,
}) => {
  const { toolId } = await client.tool.create.mutate({ name: uniqueName("Sums"), category: "calculator" });
  const { workflowId } = await client.workflow.create.mutate({
    name: uniqueName("Counting"),
    definition: {
      nodes: [
        start({ greeting_type: "text", greeting: "What shall I count?", tool_uuids: [toolId] }),
        agent("more"),
        end("done"),
      ],
      edges: [edge("start", "more", "More"), edge("more", "done", "Done")],
    },
  });
  const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId, model: "openai:wire" });
  await tester.open({ workflowId, runId });

  const sum = (id: string, expression: string) => ({
    id,
    name: "safe_calculator",
    argumentPieces: [JSON.stringify({ expression })],
  });
  modelServer.script.reply({ functionCalls: [sum("1", "6 * 7"), sum("2", "6 * moon")] });
  modelServer.script.reply({ text: ["It is **42**."] });
  await tester.send("Six times seven");

  const [done, failed] = [tester.toolCard("Tool called: safe_calculator"), tester.toolCard("Tool failed")];
  await expect(done).toContainText("Live");
  await expect(done.getByText('"result": 42')).toBeHidden();
  await done.getByText("safe_calculator").click();
  await expect(done.getByText('"result": 42')).toBeVisible();
  await expect(failed.getByText("6 * moon")).toBeVisible();
  await expect(tester.turn(2).locator("strong")).toHaveText("42");

  await done.getByRole("button", { name: "Show in the inspector" }).click();
  await expect(tester.inspector.getByRole("heading", { name: "Turn 2" })).toBeVisible();
  await expect(tester.inspector.getByText('"result": 42')).toBeVisible();
});

test("A tool that was not asked says why, and is asked again when a person wants it", async ({
  client,
  modelServer,
  tester,
}) => {
  const { toolId } = await client.tool.create.mutate({ name: uniqueName("Sums"), category: "calculator" });
  const { workflowId } = await client.workflow.create.mutate({
    name: uniqueName("Counting"),
    definition: {
      nodes: [
        start({ greeting_type: "text", greeting: "What shall I count?", tool_uuids: [toolId] }),
        end("done"),
      ],
      edges: [edge("start", "done", "Done")],
    },
  });
  const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId, model: "openai:wire" });
  await tester.open({ workflowId, runId });
  const answerWithSum = () => {
    const expression = JSON.stringify({ expression: "6 * 7" });
    modelServer.script.reply({
      functionCalls: [{ id: "1", name: "safe_calculator", argumentPieces: [expression] }],
    });
    modelServer.script.reply({ text: ["It is 42."] });
  };
  const card = tester.toolCard("Tool called: safe_calculator");

  answerWithSum();
  await tester.send("Six times seven");
  await expect(card).toContainText("Live");
  answerWithSum();
  await tester.act(2, "Rerun");
  await expect(card).toContainText("Recorded");

  await card.getByText("safe_calculator").click();
  await card.getByRole("button", { name: "Show in the inspector" }).click();
  await expect(tester.inspector.getByText("when this moment was tried before")).toBeVisible();
  answerWithSum();
  await tester.inspector.getByRole("button", { name: "Ask again" }).click();
  await expect(card).toContainText("Live");
  await expect(tester.branches(2)).toBeVisible();
});
