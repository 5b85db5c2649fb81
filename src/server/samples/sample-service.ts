/** A name that no other server can ever have: what is asked there, Retake answers itself, so that samples need no network. */
const host = "samples.retake.invalid";
export const sampleServiceUrl = `https://${host}`;

/** The answer of the service that the sample tools call; null for any other address. */
export function askSampleService(url: URL): Response | null {
  if (url.host !== host) return null;
  const [, collection, item] = url.pathname.split("/");
  if (collection === "free-times") return Response.json(freeTimesOn(url.searchParams.get("day") ?? ""));
  if (collection === "orders" && item) return Response.json(orderNumbered(decodeURIComponent(item)));
  return Response.json({ error: "There is nothing here." }, { status: 404 });
}

const times = ["8:30", "9:00", "10:00", "11:30", "14:30", "16:00", "17:15"];

/** The same day always has the same times free. */
function freeTimesOn(day: string) {
  const seed = sumOf(day.toLowerCase());
  return { day, free: times.filter((_, index) => (seed + index) % 3 === 0) };
}

const states = ["on its way, expected tomorrow", "at the depot", "delivered yesterday", "being packed"];

function orderNumbered(number: string) {
  return { order: number, status: states[sumOf(number) % states.length] };
}

function sumOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
