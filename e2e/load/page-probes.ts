// These run in the page: they can use nothing from outside themselves.

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

/** How long each of the next keys took until its frame was painted. */
export function typingDelays(field: Element, keys: number): Promise<number[]> {
  return new Promise((resolve) => {
    const delays: number[] = [];
    const listen = (event: Event) => {
      requestAnimationFrame(() =>
        setTimeout(() => {
          delays.push(performance.now() - event.timeStamp);
          if (delays.length === keys) resolve(delays);
        }),
      );
    };
    field.addEventListener("keydown", listen);
  });
}
