import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import { expect, test } from "../fixtures";
import { newWorkflowPage, workflowPages } from "../pages/workflow-pages";
import { uniqueName } from "../start-chat";

const greeting = { greeting_type: "text", greeting: "Hello from my own workflow." };
const sound = {
  nodes: [start(greeting), agent("help"), end("goodbye")],
  edges: [edge("start", "help", "Needs help"), edge("help", "goodbye", "Is done")],
};
const twoStarts = { ...sound, nodes: [...sound.nodes, start({ name: "Second start" }, "second")] };

test("Bring a workflow as JSON: what is wrong is said before anything is stored, then it runs", async ({
  page,
  client,
  tester,
}) => {
  const form = newWorkflowPage(page);
  const before = await client.workflow.list.query();
  await form.openForJson();
  await form.json.fill("{ nodes: ");
  await expect(form.json).toHaveAttribute("aria-invalid", "true");
  await expect(form.create).toBeDisabled();

  await form.json.fill(JSON.stringify(twoStarts));
  await expect(form.verdict("to mend before it can run")).toBeVisible();
  await expect(form.issues.filter({ hasText: "start" }).first()).toBeVisible();
  await form.name.fill(uniqueName("Mine"));
  await expect(form.create).toBeDisabled();
  expect((await client.workflow.list.query()).workflows).toHaveLength(before.workflows.length);

  await form.json.fill(JSON.stringify(sound));
  await expect(form.verdict("This workflow can run")).toBeVisible();
  await form.create.click();
  await workflowPages(page).startTest.click();
  await expect(tester.turn(1)).toContainText("Hello from my own workflow.");
});

test("Bring a workflow as a file", async ({ page }) => {
  const form = newWorkflowPage(page);
  const name = uniqueName("From a file");
  await form.openForJson();
  await form.file.setInputFiles({
    name: "workflow.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(sound)),
  });
  await expect(form.verdict("This workflow can run")).toBeVisible();
  await form.name.fill(name);
  await form.create.click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
});

test("Bring what the original's API gave: the newest published version, with its template variables", async ({
  page,
  tester,
}) => {
  const form = newWorkflowPage(page);
  const versionOf = (version_number: number, status: string, business_name: string) => ({
    id: version_number,
    version_number,
    status,
    workflow_json: {
      ...sound,
      nodes: [start({ ...greeting, greeting: "Hello from {{business_name}}." }), ...others],
    },
    template_context_variables: { business_name },
  });
  const others = sound.nodes.slice(1);
  const versions = [
    versionOf(1, "archived", "Old"),
    versionOf(2, "published", "Acme"),
    versionOf(3, "draft", "New"),
  ];
  await form.openForJson();
  await form.json.fill(`\`\`\`json\n${JSON.stringify(versions, null, 2)}\n\`\`\``);
  await expect(form.verdict("This workflow can run")).toBeVisible();
  await expect(page.getByText("version 2, the newest published one, is read")).toBeVisible();
  await expect(page.getByText("Template variables come along: business_name.")).toBeVisible();
  await form.name.fill(uniqueName("Versions"));
  await form.create.click();
  await workflowPages(page).startTest.click();
  await expect(tester.turn(1)).toContainText("Hello from Acme.");
});
