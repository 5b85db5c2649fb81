import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { moveFocus } from "../pages/move-focus";
import { workflowPages } from "../pages/workflow-pages";
import { startChat } from "../start-chat";

test("Start, talk, rewind, branch, compare, publish and end with the keyboard alone", async ({
  page,
  client,
  tester,
}) => {
  const { workflowId } = await startChat(client);
  await page.goto(`/workflows/${workflowId}`);
  await moveFocus(page, "Tab", workflowPages(page).startTest);
  await page.keyboard.press("Enter");

  await expect(tester.message).toBeFocused();
  await page.keyboard.type("I would like to book an appointment");
  await page.keyboard.press("Enter");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.message).toBeFocused();

  const rewind = tester.turn(1).getByRole("button", { name: "Rewind to here" });
  await moveFocus(page, "Shift+Tab", rewind);
  await expect(rewind).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(tester.youAreHere).toBeVisible();
  await expect(tester.message).toBeFocused();
  await page.keyboard.type("I have to move my appointment");
  await page.keyboard.press("Enter");
  await expect(tester.turn(2)).toContainText("Which day would be better?");
  const session = await page.getByRole("heading", { level: 1 }).innerText();

  await moveFocus(
    page,
    "Shift+Tab",
    tester.branches(2).getByRole("button", { name: "Compare with branch 1" }),
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Compare two paths" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Turns" })).toContainText("Which of these suits you best?");
  await page.keyboard.press("Escape");
  await expect(tester.turn(2)).toContainText("Which day would be better?");

  const goTo = async (words: string) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  };
  const editor = editorPage(page);
  await goTo("edit this workflow");
  await moveFocus(page, "Tab", editor.outline);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(editor.field("Name")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Reception");
  await page.keyboard.press("Control+s");
  await editor.whenSaved();
  await goTo("review and publish");
  await moveFocus(page, "Tab", editor.publishing.getByRole("button", { name: "Publish" }));
  await page.keyboard.press("Enter");
  await expect(editor.publishing).toContainText("Version 2 is published");
  await page.keyboard.press("Escape");

  await goTo(session);
  await expect(tester.message).toBeFocused();
  await moveFocus(page, "Shift+Tab", tester.endSession);
  await page.keyboard.press("Enter");
  await expect(tester.notice("Session ended: user_hangup")).toBeVisible();
});
