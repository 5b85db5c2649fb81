import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Session } from "./session";
import { type Stretch, stretches } from "./stretches";
import { randomSession } from "./testing/random-session";
import { opened, rerunAs, rewound, said } from "./testing/session-builder";
import type { Turn } from "./turn";

const told = ({ turns, following }: Stretch<Turn>): string => {
  const ids = turns.map(({ id }) => id).join(" ");
  return following.length === 0 ? ids : `${ids} (${following.map(told).join(", ")})`;
};
const stretchesOf = (session: Session) => stretches(session).map(told);
const chat = said(said(opened(), "a"), "b");

describe("4d stretches", () => {
  it("are one while nothing forks", () => {
    expect(stretchesOf(chat)).toEqual(["opening a b"]);
    expect(stretchesOf(rewound(chat, "a"))).toEqual(["opening a b"]);
  });

  it("end where the tree forks, and the older child comes first", () => {
    const forked = said(said(said(rewound(chat, "a"), "c"), "d"), "e");
    expect(stretchesOf(forked)).toEqual(["opening a (b, c d e)"]);
    expect(stretchesOf(said(rewound(forked, "d"), "f"))).toEqual(["opening a (b, c d (e, f))"]);
  });

  it("have several roots when the opening was tried again", () => {
    expect(stretchesOf(rerunAs(chat, "opening", "again"))).toEqual(["opening a b", "again"]);
  });

  it("hold every turn once, and are followed by none or by several", () => {
    const all = (stretch: Stretch<Turn>): Stretch<Turn>[] => [stretch, ...stretch.following.flatMap(all)];
    fc.assert(
      fc.property(randomSession, (session) => {
        const found = stretches(session).flatMap(all);
        const ids = found.flatMap(({ turns }) => turns.map(({ id }) => id));
        expect(ids.toSorted()).toEqual([...session.turns.keys()].toSorted());
        expect(found.filter(({ following }) => following.length === 1)).toEqual([]);
      }),
    );
  });
});
