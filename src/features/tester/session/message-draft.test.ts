import fc from "fast-check";
import { expect, test } from "vitest";
import { aTurn } from "@/features/tester/testing/session-examples";
import {
  emptyDraft,
  type Message,
  type MessageDraft,
  reopened,
  returned,
  settledDraft,
  taken,
  typed,
} from "./message-draft";

const withText = (text: string) => typed(emptyDraft, text);
const arrived = (text: string, createdRevision: number) =>
  aTurn({ id: text, createdRevision, userMessage: { text, createdAt: "", author: "person" } });

test("what is sent leaves the draft trimmed, under a key of its own, and is remembered until its fate is known", () => {
  const { draft, message } = taken(withText(" Hello "), 4, "k1");
  expect(message).toEqual({ text: "Hello", idempotencyKey: "k1" });
  expect(draft).toEqual({ text: "", idempotencyKey: null, sent: { ...message, revision: 4 } });
  expect(settledDraft(draft)).toEqual(emptyDraft);
});

test("what comes back as it was is the same message when it is sent again, and another one when it was changed", () => {
  const { message } = taken(withText("Hello"), 4, "k1");
  const back = returned(emptyDraft, message);
  expect(taken(back, 6, "k2").message.idempotencyKey).toBe("k1");
  expect(taken(typed(back, "Hello!"), 6, "k2").message.idempotencyKey).toBe("k2");
});

test("what comes back stands before what was typed since, and both are a message of their own", () => {
  const both = returned(withText("And now"), { text: "Hello", idempotencyKey: "k1" });
  expect(both).toMatchObject({ text: "Hello\nAnd now", idempotencyKey: null });
});

test("a page that opens the session puts back what was sent and has not arrived", () => {
  const { draft } = taken(withText("Hello"), 4, "k1");
  expect(reopened(draft, [arrived("Hello", 3)])).toEqual({ text: "Hello", idempotencyKey: "k1", sent: null });
  expect(reopened(draft, [arrived("Hello", 5)])).toEqual(emptyDraft);
});

type Event =
  | { type: "typed"; letter: string }
  | { type: "taken" }
  | { type: "refused" | "answered" | "reloaded" };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ type: fc.constant("typed"), letter: fc.constantFrom("a", "b", "c") }),
  fc.constantFrom<Event>({ type: "taken" }, { type: "refused" }, { type: "answered" }, { type: "reloaded" }),
);

test("whatever happens, each letter that was typed is in the draft, under way, or known to have arrived", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.infiniteStream(fc.boolean()), (events, doesArrive) => {
      let draft: MessageDraft = emptyDraft;
      let underWay: Message | null = null;
      let everything = "";
      let known = "";
      let revision = 1;
      for (const [index, each] of events.entries()) {
        switch (each.type) {
          case "typed":
            draft = typed(draft, draft.text + each.letter);
            everything += each.letter;
            break;
          case "taken": {
            if (underWay || draft.text.trim() === "") break;
            const sent = taken(draft, revision, `k${index}`);
            [draft, underWay] = [sent.draft, sent.message];
            break;
          }
          case "refused":
            if (!underWay) break;
            draft = settledDraft(returned(draft, underWay));
            underWay = null;
            break;
          case "answered":
            if (!underWay) break;
            known += underWay.text;
            draft = settledDraft(draft);
            underWay = null;
            break;
          case "reloaded": {
            // The page goes; whether the message had arrived is seen in the session.
            const hasArrived: boolean = underWay !== null && doesArrive.next().value;
            if (underWay && hasArrived) known += underWay.text;
            const turns = underWay && hasArrived ? [arrived(underWay.text, revision + 1)] : [];
            draft = reopened(draft, turns);
            underWay = null;
            revision += 2;
          }
        }
        const kept = known + (underWay?.text ?? "") + draft.text;
        expect([...kept.replaceAll("\n", "")].sort()).toEqual([...everything].sort());
      }
    }),
  );
});
