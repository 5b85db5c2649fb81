import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

const word = "x".repeat(8_000);

const overflow = (element: Locator) =>
  element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

for (const width of [390, 1_440]) {
  test(`One long word breaks nothing at a width of ${width}, and the end stays in view while much is written`, async ({
    page,
    client,
    tester,
  }) => {
    const chat = await startChat(client);
    await client.textChat.append.mutate({ ...chat, text: word });
    await page.setViewportSize({ width, height: 900 });
    await tester.open(chat);
    const end = tester.turn(2).getByRole("button", { name: "Inspect turn 2" });
    await expect(end).toBeInViewport();
    expect(await overflow(tester.log)).toBe(0);

    await tester.message.fill(`${word}${"y".repeat(50)}`);
    await expect(page.getByText("50 characters too many")).toBeInViewport();
    await expect(end).toBeInViewport();
    expect(await overflow(tester.message)).toBe(0);

    await end.click();
    await tester.inspector.getByText("Raw JSON").click();
    await expect(tester.inspector.getByText('"siblingTurnIds"')).toBeAttached();
    expect(await overflow(page.locator("body"))).toBe(0);
  });

  test(`A long message is folded until it is asked for, at a width of ${width}`, async ({
    page,
    client,
    tester,
  }) => {
    const chat = await startChat(client);
    await client.textChat.append.mutate({ ...chat, text: `Begin ${"and so on ".repeat(500)}end` });
    await page.setViewportSize({ width, height: 900 });
    await tester.open(chat);
    const said = tester.turn(2).getByText("Begin and so on");
    const height = async () => (await said.boundingBox())?.height;
    const folded = await height();
    expect(folded).toBeLessThan(400);
    await expect(tester.turn(2).getByText("Turn 2")).toBeInViewport();
    const top = (await said.boundingBox())?.y;
    await tester.turn(2).getByRole("button", { name: "Show all 5,009 characters" }).click();
    await expect.poll(height).toBeGreaterThan(900);
    expect((await said.boundingBox())?.y).toBe(top);
    await tester.turn(2).getByRole("button", { name: "Show less" }).click();
    await expect.poll(height).toBe(folded);
  });
}

test("What is said from right to left is shown so", async ({ client, tester }) => {
  const chat = await startChat(client);
  await client.textChat.append.mutate({ ...chat, text: "شكرا جزيلا" });
  await tester.open(chat);
  const direction = tester.turn(2).getByText("شكرا جزيلا");
  expect(await direction.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
});
