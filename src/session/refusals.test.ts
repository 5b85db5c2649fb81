import { expect, it } from "vitest";
import { append } from "./append";
import { end } from "./end";
import { patchContext } from "./patch-context";
import { rerun } from "./rerun";
import { restore, rewind } from "./rewind";
import type { Session } from "./session";
import { actor, asked, at, lease, limits, opened, rewound, said } from "./testing/session-builder";

/** opening ─ a, and opening ─ b, which is active */
const chat = said(rewound(said(opened(), "a"), "opening"), "b");

const common = (expectedRevision?: number) => ({
  expectedRevision,
  now: at(99),
  turnId: "new",
  actor,
  lease,
  limits,
});
const commands = {
  append: (session: Session, expected?: number) => append(session, { ...common(expected), text: "Hello" }),
  rewind: (session: Session, expected?: number) =>
    rewind(session, { ...common(expected), cursorTurnId: "opening" }),
  rerun: (session: Session, expected?: number) =>
    rerun(session, { ...common(expected), turnId: "a", newTurnId: "new", text: undefined }),
  restore: (session: Session, expected?: number) => restore(session, { ...common(expected), turnId: "a" }),
  patchContext: (session: Session, expected?: number) =>
    patchContext(session, { ...common(expected), set: { name: "Ada" }, unset: [], currentNodeId: undefined }),
  end: (session: Session, expected?: number) => end(session, { ...common(expected), reason: "user_hangup" }),
};

it.each(Object.entries(commands))(
  "10b %s is refused on another revision, and says both",
  (_name, command) => {
    const refusal = { reason: "revision_conflict", expectedRevision: 3, actualRevision: chat.revision };
    expect(command(chat, 3)).toEqual({ refusal });
    expect(command(chat, chat.revision)).toHaveProperty("change");
  },
);

it.each(Object.entries(commands))("10c %s is refused while a turn is pending", (_name, command) => {
  expect(command(asked(chat, "c"))).toEqual({ refusal: { reason: "turn_in_progress", turnId: "c" } });
});

it.each(Object.entries(commands))("10b %s says the conflict first", (_name, command) => {
  expect(command(asked(chat, "c"), 3)).toMatchObject({ refusal: { reason: "revision_conflict" } });
});
