import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { newWorkflow, uniqueName } from "../start-chat";

test("Make a tool, try it alone, give it to a node, archive it", async ({ page, client }) => {
  const name = uniqueName("Sums");
  await page.goto("/tools");
  await page.getByRole("button", { name: "New tool" }).first().click();
  const form = page.getByRole("form", { name: "New tool" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("combobox", { name: "Category" }).selectOption({ label: "Calculator" });
  await form.getByRole("button", { name: "Create tool" }).click();

  const trial = page.getByRole("form", { name: "Try the tool" });
  await trial.getByRole("textbox", { name: "Arguments as JSON" }).fill('{ "expression": "6 * 7" }');
  await trial.getByRole("button", { name: "Call the tool" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toContainText("42");

  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.row("Choose a time").click();
  await editor.fields.getByRole("checkbox", { name: new RegExp(name) }).check();
  await editor.whenSaved();
  const { tools } = await client.tool.list.query();
  const tool = tools.find((each) => each.name === name);
  const { version } = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(version.definition)).toContain(tool?.toolId);

  await page.goto("/tools");
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("button", { name: "Archive for good" }).click();
  await expect(page.getByText(`${name} is archived`)).toBeVisible();
  await expect(page.getByRole("button", { name: new RegExp(name) })).toBeHidden();
});

test("A secret is written once and never shown", async ({ page }) => {
  const name = uniqueName("Lookup");
  await page.goto("/tools");
  await page.getByRole("button", { name: "New tool" }).first().click();
  const form = page.getByRole("form", { name: "New tool" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("textbox", { name: "Address" }).fill("https://example.org/{{id}}");
  await form
    .getByRole("combobox", { name: "Credential", exact: true })
    .selectOption({ label: "Bearer token" });
  await form.getByLabel("Token").fill("s3cret-token");
  await form.getByRole("button", { name: "Create tool" }).click();
  const opened = page.getByRole("form", { name: `Tool ${name}` });
  await expect(opened.getByRole("combobox", { name: "Credential", exact: true })).toHaveValue("keep");
  expect(await page.content()).not.toContain("s3cret-token");
});

test("Nothing is saved or called while a field cannot be read, and its text stays", async ({ page }) => {
  const name = uniqueName("Broken");
  const sent: string[] = [];
  page.on("request", (request) => {
    const procedure = /tool\.(create|update|test)/.exec(request.url())?.[0];
    if (procedure) sent.push(procedure);
  });
  await page.goto("/tools");
  await page.getByRole("button", { name: "New tool" }).first().click();
  const form = page.getByRole("form", { name: "New tool" });
  const headers = form.getByRole("textbox", { name: "Headers" });
  const body = form.getByRole("textbox", { name: "Body" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("textbox", { name: "Address" }).fill("https://example.org/{{id}}");
  await headers.fill("{bad");
  await body.fill("{bad {{x");
  await form.getByRole("button", { name: "Create tool" }).click();
  await expect(headers).toBeFocused();
  await expect(headers).toHaveValue("{bad");
  await expect(headers).toHaveAccessibleDescription(/Not valid JSON/);
  await headers.fill('{ "Accept": "application/json" }');
  await form.getByRole("button", { name: "Create tool" }).click();
  await expect(body).toBeFocused();
  await expect(body).toHaveValue("{bad {{x");
  expect(sent).toEqual([]);
  await body.fill('{ "id": "{{x}}" }');
  await form.getByRole("button", { name: "Create tool" }).click();
  const opened = page.getByRole("form", { name: `Tool ${name}` });
  await expect(opened.getByRole("textbox", { name: "Headers" })).toHaveValue(/application\/json/);

  await opened.getByRole("textbox", { name: "Headers" }).fill("{worse");
  await opened.getByRole("button", { name: "Save tool" }).click();
  await expect(opened.getByRole("textbox", { name: "Headers" })).toBeFocused();
  const given = page.getByRole("form", { name: "Try the tool" }).getByRole("textbox", { name: "Arguments" });
  await given.fill("[1]");
  await page.getByRole("button", { name: "Call the tool" }).click();
  await expect(given).toBeFocused();
  await expect(given).toHaveAccessibleDescription("Not a JSON object");
  expect(sent).toEqual(["tool.create"]);
});
