import type { SessionStore } from "../ports/session-store";

/** When a process dies: before or after the change is stored that is the `atCommit`th it makes, counted from 0. */
export type Death = { when: "before" | "after"; atCommit: number };

export class ProcessDied extends Error {}

/** The store of a process that dies at one of its changes: from then on it neither reads nor writes. */
export function createDyingStore(store: SessionStore, death: Death): SessionStore {
  let commits = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new ProcessDied();
  };
  return {
    ...store,
    async load(scope) {
      if (isDead) throw new ProcessDied();
      return store.load(scope);
    },
    async commit(session, change) {
      const isLast = commits === death.atCommit;
      commits += 1;
      if (isDead || (isLast && death.when === "before")) return die();
      const next = await store.commit(session, change);
      return isLast ? die() : next;
    },
  };
}
