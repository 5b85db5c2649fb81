/** PostgreSQL takes fewer than 8,000 bytes in a notification. */
const bodyLength = 7_900;

/**
 * A message as notifications: `sender`, a mark that says whether more follows, and a part of its JSON. JSON of ASCII only, so that a
 * character is a byte and it may be cut anywhere.
 */
export function toFrames(sender: string, message: unknown): string[] {
  const json = JSON.stringify(message).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const length = bodyLength - sender.length - 2;
  const count = Math.ceil(json.length / length);
  return Array.from({ length: count }, (_, index) => {
    const mark = index === count - 1 ? "." : "+";
    return `${sender} ${mark}${json.slice(index * length, (index + 1) * length)}`;
  });
}

/** Puts messages together again. Those of one sender come in order, and never mixed with each other. */
export function createFrameReader(): (frame: string) => { sender: string; message: unknown } | null {
  const begun = new Map<string, string>();
  return (frame) => {
    const space = frame.indexOf(" ");
    const sender = frame.slice(0, space);
    const json = (begun.get(sender) ?? "") + frame.slice(space + 2);
    begun.delete(sender);
    if (frame[space + 1] === ".") return { sender, message: JSON.parse(json) };
    begun.set(sender, json);
    return null;
  };
}
