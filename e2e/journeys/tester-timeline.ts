import { wholeSession } from "@/client/whole-session";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("Go through time with the keyboard: step back and forward, to the ends, and back to the latest", async ({
  page,
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  await expect(tester.timeline).toHaveAttribute("aria-valuetext", "Turn 3 of 3: Friday at 9, please");

  await tester.message.press("[");
  await expect(tester.message).toHaveValue("[");
  await tester.message.fill("");
  await tester.timeline.focus();
  await page.keyboard.press("[");
  await expect(tester.notice("Rewound to turn 2")).toBeVisible();
  await expect(tester.turn(3)).toHaveAttribute("data-place", "beyond");
  // A place is shown before it is reached; it is reached when one can go on from it.
  await expect(tester.returnToLatest).toBeEnabled();
  await page.keyboard.press("Home");
  await expect(tester.notice("Rewound to turn 1")).toBeVisible();
  await expect(tester.timeline).toHaveAttribute("aria-valuenow", "1");
  await expect(tester.returnToLatest).toBeEnabled();
  await page.keyboard.press("]");
  await expect(tester.notice("Rewound to turn 2")).toBeVisible();
  await tester.undo.click();
  await expect(tester.notice("Rewound to turn 1")).toBeVisible();

  await tester.timeline.focus();
  await page.keyboard.press("Escape");
  await expect(tester.youAreHere).toBeHidden();
  await expect(tester.status("Ready")).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(tester.notice("Rewound to turn 2")).toBeVisible();
  await page.keyboard.press("End");
  await expect(tester.status("Ready")).toBeVisible();
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
});

test("Drag along the timeline: what lies beyond is dimmed on the way, and letting go rewinds once", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await tester.open(chat);
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  const { revision } = wholeSession(await client.textChat.get.query(chat));

  const track = await tester.timeline.boundingBox();
  if (!track) throw new Error("The timeline is not there.");
  const x = track.x + track.width / 2;
  await page.mouse.move(x, track.y + track.height - 20);
  await page.mouse.down();
  await page.mouse.move(x, track.y + track.height / 2);
  await page.mouse.move(x, track.y + 4);
  await expect(tester.turn(2)).toHaveAttribute("data-place", "beyond");
  await expect(tester.graphNode("Welcome, Start node, the conversation is here")).toBeVisible();
  expect(wholeSession(await client.textChat.get.query(chat)).revision).toBe(revision);
  await page.mouse.up();
  await expect(tester.status("Rewound")).toBeVisible();
  await expect(tester.turn(3)).toContainText("Friday at 9, please");
  expect(wholeSession(await client.textChat.get.query(chat)).revision).toBe(revision + 1);
});
