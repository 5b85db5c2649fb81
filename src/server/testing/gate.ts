export type Gate = { opened: Promise<void>; open(): void };

/** Holds whatever waits for `opened` until `open` is called. */
export function createGate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
