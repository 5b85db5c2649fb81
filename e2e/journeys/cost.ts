import { expect, test } from "../fixtures";
import { startChat, uniqueName } from "../start-chat";

test("Save a model with its prices, talk to it, and see what each turn, path and branch costs", async ({
  page,
  client,
  modelServer,
  tester,
}) => {
  const label = uniqueName("Priced");
  await page.goto("/settings");
  const form = page.getByRole("form", { name: "New model" });
  await form.getByLabel("Label").fill(label);
  await form.getByLabel("Model", { exact: true }).fill("wire");
  await form.getByLabel("Address").fill(modelServer.baseUrl);
  await form.getByLabel("Input price", { exact: true }).fill("2");
  await form.getByLabel("Cached input price").fill("0.5");
  await form.getByLabel("Output price").fill("8");
  await form.getByRole("button", { name: "Save model" }).click();
  const row = page.getByRole("list", { name: "Models" }).getByRole("listitem").filter({ hasText: label });
  await expect(row).toContainText("$2.00 in, $0.50 cached, $8.00 out");

  const { models } = await client.model.list.query();
  const model = models.find((each) => each.label === label)?.modelId ?? "";
  await tester.open(await startChat(client, { model }));
  const usage = { inputTokens: 1_000, cachedInputTokens: 200, outputTokens: 100 };
  modelServer.script.reply({ text: ["We have time on Friday."], usage });
  await tester.send("When do you have time?");
  await expect(tester.turn(2)).toContainText("1,100 tokens · $0.0025");
  modelServer.script.reply({ text: ["On Monday too."], usage: { ...usage, outputTokens: 200 } });
  await tester.act(2, "Rerun");
  await expect(tester.turn(2)).toContainText("$0.0033");

  const costs = tester.inspector.getByRole("region", { name: "Usage and cost" });
  await expect(costs.getByRole("row", { name: /^Cost/ })).toHaveText("Cost$0.0033$0.0058");
  await costs.getByRole("radio", { name: "Cost" }).click();
  const plot = costs.getByRole("application", { name: "Cost of each turn. Most in turn 2: $0.0033." });
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(costs.getByText("1,000 tokens in, 200 out")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(tester.inspector.getByRole("heading", { name: "Turn 2" })).toBeVisible();
  await expect(tester.inspector.getByRole("region", { name: "Time, tokens and cost" })).toContainText(
    "$0.0033",
  );

  await tester.showPane("Tree");
  await expect(tester.branch("When do you have time?").filter({ hasText: "$0.0025" })).toBeVisible();
  await tester.branches(2).getByRole("button", { name: "Compare with branch 1" }).click();
  const parted = page.getByRole("region", { name: "Since they parted" });
  await expect(parted.getByRole("row", { name: /^Cost/ })).toHaveText("Cost$0.0033$0.0025");
});

test("A click on a column opens its turn; what nobody knows the price of has no cost until it is given one", async ({
  page,
  client,
  modelServer,
  tester,
}) => {
  const label = uniqueName("Unpriced");
  const { modelId: model } = await client.model.create.mutate({
    label,
    model: "wire",
    baseUrl: modelServer.baseUrl,
  });
  const chat = await startChat(client, { model });
  modelServer.script.reply({
    text: ["We have time."],
    usage: { inputTokens: 1_000_000, outputTokens: 100_000 },
  });
  await client.textChat.append.mutate({ ...chat, text: "When?" });
  await tester.open(chat);
  const usage = tester.inspector.getByRole("region", { name: "Usage and cost" });
  await expect(usage.getByRole("row", { name: /^Cost/ })).toHaveText("Costunknownunknown");
  await expect(usage.getByRole("radio", { name: "Cost" })).toBeHidden();
  await usage.locator(".recharts-bar-rectangle").last().click();
  await expect(tester.inspector.getByRole("heading", { name: "Turn 2" })).toBeVisible();

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("button", { name: `Price of ${label}` }).click();
  const form = page.getByRole("form", { name: `Price of ${label}` });
  await form.getByLabel("Input price", { exact: true }).fill("1.5");
  await form.getByLabel("Output price").fill("10");
  await form.getByRole("button", { name: "Save price" }).click();
  await expect(form).toBeHidden();
  await page.goBack();
  await expect(tester.turn(2)).toContainText("$2.50");
});
