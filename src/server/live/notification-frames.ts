/** PostgreSQL takes fewer than 8,000 bytes in a notification. */
const frameLength = 7_900;

/**
 * Makes notifications of messages: `sender`, the number of the message, which part of how many this is, and that part of its JSON.
 * JSON of ASCII only, so that a character is a byte and it may be cut anywhere. No two frames of a sender are equal: of equal ones
 * in a transaction PostgreSQL delivers only one.
 */
export function createFrameWriter(sender: string): (message: unknown) => string[] {
  let number = 0;
  return (message) => {
    number += 1;
    const json = JSON.stringify(message).replace(
      /[\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const length = frameLength - `${sender} ${number} ${json.length} ${json.length} `.length;
    const count = Math.ceil(json.length / length);
    return Array.from({ length: count }, (_, index) => {
      const part = json.slice(index * length, (index + 1) * length);
      return `${sender} ${number} ${index + 1} ${count} ${part}`;
    });
  };
}

const frameShape = /^(?<sender>\S+) (?<number>\d+) (?<index>\d+) (?<count>\d+) (?<part>.*)$/;

/**
 * Puts messages together again. Those of one sender come in order, and never mixed with each other. A message whose beginning was
 * sent before this connection listened is left out, and so is what is no frame.
 */
export function createFrameReader(): (frame: string) => { sender: string; message: unknown } | null {
  const begun = new Map<string, { number: number; json: string; parts: number }>();
  return (frame) => {
    const { sender, number, index, count, part } = frameShape.exec(frame)?.groups ?? {};
    if (sender === undefined || part === undefined) return null;
    const before = begun.get(sender);
    begun.delete(sender);
    const { json, parts } = before?.number === Number(number) ? before : { json: "", parts: 0 };
    if (Number(index) !== parts + 1) return null;
    if (index === count) return { sender, message: JSON.parse(json + part) };
    begun.set(sender, { number: Number(number), json: json + part, parts: parts + 1 });
    return null;
  };
}
