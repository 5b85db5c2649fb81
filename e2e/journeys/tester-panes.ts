import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Panes are made wider by keyboard, closed and opened, and found again after a reload", async ({
  page,
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await expect(tester.turn(1)).toBeVisible();
  const divider = page.getByRole("separator", { name: "Width of the graph" });
  const widthOf = async () => (await tester.graph.boundingBox())?.width ?? 0;
  const before = await widthOf();
  await divider.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(widthOf).toBeGreaterThan(before);
  const wider = await widthOf();

  await tester.paneSwitch("Inspector").click();
  await expect(tester.inspector).toBeHidden();
  await page.reload();
  await expect(tester.turn(1)).toBeVisible();
  await expect(tester.inspector).toBeHidden();
  await tester.paneSwitch("Inspector").click();
  await expect(tester.inspector).toBeVisible();
  await expect.poll(async () => Math.abs((await widthOf()) - wider)).toBeLessThan(40);

  await tester.paneSwitch("Graph").click();
  await expect(tester.graph).toBeHidden();
  await tester.pill("Welcome").click();
  await expect(tester.inspector.getByRole("heading", { name: "Welcome" })).toBeVisible();
});
