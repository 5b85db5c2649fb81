import { childrenByParent, type PlacedTurn, type TurnTree } from "./path";

/** Turns that follow each other without a fork, and the stretches that follow them, oldest first: none, or several. */
export type Stretch<T> = { turns: [first: T, ...rest: T[]]; following: Stretch<T>[] };

/** The tree of turns as a tree of stretches (4d); several roots when the opening was tried again. */
export function stretches<T extends PlacedTurn>(tree: Pick<TurnTree<T>, "turns">): Stretch<T>[] {
  const children = childrenByParent(tree);
  const stretchFrom = (first: T): Stretch<T> => {
    const turns: Stretch<T>["turns"] = [first];
    let following = children.get(first.id) ?? [];
    for (let [next, sibling] = following; next && !sibling; [next, sibling] = following) {
      turns.push(next);
      following = children.get(next.id) ?? [];
    }
    return { turns, following: following.map(stretchFrom) };
  };
  return (children.get(null) ?? []).map(stretchFrom);
}
