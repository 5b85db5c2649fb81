import { expect, type Page } from "@playwright/test";

export type EditorPage = ReturnType<typeof editorPage>;

/** The editor of a workflow's draft. */
export function editorPage(page: Page) {
  const outline = page.getByRole("listbox", { name: "Nodes and edges" });
  const fields = page.getByRole("complementary", { name: "Fields" });
  const draft = page.getByRole("status", { name: "Draft" });
  const publishing = page.getByRole("dialog", { name: /Publish/ });
  return {
    outline,
    fields,
    draft,
    publishing,
    /** A node in the list. */
    row: (name: string) => outline.getByRole("option", { name: new RegExp(`node ${name}`) }),
    edgeRow: (label: string) => outline.getByRole("option", { name: new RegExp(`^Edge ${label}`) }),
    node: (name: string) => page.locator(".react-flow__node").filter({ hasText: name }),
    field: (label: string) => fields.getByLabel(label, { exact: true }),
    json: page.getByRole("textbox", { name: "Definition as JSON" }),
    issues: page.getByRole("region", { name: "Issues" }),
    button: (name: string) => page.getByRole("button", { name, exact: true }),
    view: (name: "Graph" | "JSON" | "Settings") => page.getByRole("radio", { name, exact: true }),
    async open(workflowId: string) {
      await page.goto(`/workflows/${workflowId}/edit`);
      await expect(page.locator(".react-flow__node").first()).toBeVisible();
    },
    async addNode(type: string) {
      await page.getByRole("button", { name: "Add node" }).click();
      await page.getByRole("menuitem", { name: type, exact: true }).click();
    },
    async whenSaved() {
      await expect(draft).toHaveText("Saved");
    },
  };
}
