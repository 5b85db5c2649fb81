// These functions run in the browser, so they can use nothing that is declared outside of them.

/** Leaves in `firstTurnAt` when a turn was first painted, in milliseconds since the navigation began. */
export function watchFirstTurn(): void {
  const look = () => {
    if (document.querySelector("[role=log] article")) {
      // The frame that this callback belongs to is painted before the next task.
      setTimeout(() => Object.assign(window, { firstTurnAt: performance.now() }));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Goes from the end of the conversation to its start, three quarters of what is seen at each frame. @returns how long each took */
export async function measureScroll(log: Element): Promise<{ frames: number[]; reachedStart: boolean }> {
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let before = await nextFrame();
  for (let frame = 0; frame < 2_000 && log.scrollTop > 0; frame += 1) {
    log.scrollBy({ top: -log.clientHeight * 0.75, behavior: "instant" });
    const now = await nextFrame();
    frames.push(now - before);
    before = now;
  }
  return { frames, reachedStart: log.scrollTop <= 0 };
}

/** Leaves in `typingDelays`, for each key of the field from now on, how long it took until its frame was painted. */
export function watchTyping(field: Element): void {
  const typingDelays: number[] = [];
  Object.assign(window, { typingDelays });
  field.addEventListener("keydown", (event) => {
    requestAnimationFrame(() => setTimeout(() => typingDelays.push(performance.now() - event.timeStamp)));
  });
}

/** The delays of that many keys, as soon as the last one is painted. */
export async function readTyping(keys: number): Promise<number[]> {
  const { typingDelays } = window as unknown as { typingDelays: number[] };
  while (typingDelays.length < keys) await new Promise(requestAnimationFrame);
  return typingDelays;
}
