import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { calls, says } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterEach(() => chats.services.model.assertAllUsed());
afterAll(() => chats.close());

const script = (...steps: Parameters<ChatSetup["services"]["model"]["script"]>) =>
  chats.services.model.script(...steps);

/** Opening, `Book` (which hops to Booking), `Tuesday`: revision 6. */
async function newBooking() {
  const { client, at, session: opened } = await chats.newChat();
  script(calls("book"), says("For when?"), says("Tuesday it is."));
  const booked = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book" }));
  const dated = wholeSession(await client.textChat.append.mutate({ ...at, text: "Tuesday" }));
  const [openingId, bookId, tuesdayId] = dated.sessionData.turns.map(({ id }) => id) as [
    string,
    string,
    string,
  ];
  return { client, at, opened, booked, dated, openingId, bookId, tuesdayId };
}

describe("tree and checkpoint", () => {
  it("shows every turn with its parent, oldest first, with texts cut short", async () => {
    const { client, at, openingId, bookId, tuesdayId } = await newBooking();
    script(says("y".repeat(120)));
    const text = "x".repeat(121);
    const edited = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: tuesdayId, text }));
    const editedId = edited.sessionData.headTurnId;
    const rewound = wholeSession(await client.textChat.rewind.mutate({ ...at, cursorTurnId: bookId }));
    const tree = await client.textChat.tree.query(at);
    expect(tree).toMatchObject({ revision: rewound.revision, headTurnId: editedId, cursorTurnId: bookId });
    expect(tree.turns.map(({ id, parentTurnId }) => [id, parentTurnId])).toEqual([
      [openingId, null],
      [bookId, openingId],
      [tuesdayId, bookId],
      [editedId, bookId],
    ]);
    expect(tree.turns.at(-1)).toMatchObject({
      userText: `${"x".repeat(119)}…`,
      assistantText: "y".repeat(120),
      currentNode: { id: "booking" },
      status: "completed",
      isEnd: false,
    });
  });

  it("gives the state after any turn, on whatever branch", async () => {
    const { client, at, opened, booked, dated, openingId, bookId, tuesdayId } = await newBooking();
    await client.textChat.rerun.mutate({ ...at, turnId: openingId });
    const checkpoints = await Promise.all(
      [openingId, bookId, tuesdayId].map((turnId) => client.textChat.checkpoint.query({ ...at, turnId })),
    );
    expect(checkpoints).toEqual([opened.checkpoint, booked.checkpoint, dated.checkpoint]);
    const unknown = client.textChat.checkpoint.query({ ...at, turnId: "unknown" });
    expect((await refusalOf(unknown)).reason).toBe("turn_not_found");
  });
});

describe("compare", () => {
  it("sets two branches side by side", async () => {
    const { client, at, openingId, bookId, tuesdayId } = await newBooking();
    script(says("Are you sure?"));
    const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: bookId }));
    const rightTurnId = again.sessionData.headTurnId;
    const comparison = await client.textChat.compare.query({ ...at, leftTurnId: tuesdayId, rightTurnId });
    expect(comparison).toMatchObject({
      commonAncestorTurnId: openingId,
      pairs: [
        { leftTurnId: bookId, rightTurnId, verdict: "different" },
        { leftTurnId: tuesdayId, rightTurnId: null, verdict: "left_only" },
      ],
      firstDifference: { leftTurnId: bookId, rightTurnId },
      left: {
        workflowRunId: at.runId,
        turnId: tuesdayId,
        turns: [{ id: bookId }, { id: tuesdayId }],
        nodesVisited: [{ turnId: bookId, nodeId: "booking", nodeName: "Booking" }],
        toolCalls: [{ turnId: bookId, functionName: "book", arguments: {}, result: { status: "done" } }],
        usage: { generations: 3 },
        variables: { nodes_visited: ["Start", "Booking"] },
      },
      right: { turns: [{ id: rightTurnId }], nodesVisited: [], toolCalls: [], usage: { generations: 1 } },
      changedVariables: [{ name: "nodes_visited", left: ["Start", "Booking"], right: ["Start"] }],
    });
  });

  it("compares the paths of two runs of the workflow", async () => {
    const { client, at, opened, dated, bookId, tuesdayId } = await newBooking();
    const { workflowId } = at;
    const other = await client.textChat.create.mutate({ workflowId });
    const between = { ...at, leftTurnId: tuesdayId, rightRunId: other.workflowRunId };
    const rightTurnId = other.sessionData.headTurnId;
    const comparison = await client.textChat.compare.query({ ...between, rightTurnId });
    expect(comparison).toMatchObject({
      commonAncestorTurnId: null,
      firstDifference: { leftTurnId: bookId, rightTurnId: null },
      right: { workflowRunId: other.workflowRunId, turnId: rightTurnId, variables: opened.gatheredContext },
    });
    expect(comparison.left.turns).toEqual(dated.sessionData.turns);
    const swapped = client.textChat.compare.query({ ...between, rightTurnId: bookId });
    expect((await refusalOf(swapped)).reason).toBe("turn_not_found");
    const nowhere = client.textChat.compare.query({ ...between, rightTurnId, rightRunId: "unknown" });
    expect((await refusalOf(nowhere)).reason).toBe("session_not_found");
  });
});
