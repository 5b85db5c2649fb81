import { describe, expect, it } from "vitest";
import { samples } from "./samples";
import { appointmentBookingPhrases } from "./testing/appointment-booking-phrases";
import { leadQualificationPhrases } from "./testing/lead-qualification-phrases";
import { orderStatusPhrases } from "./testing/order-status-phrases";
import type { Phrase } from "./testing/phrase";
import { productSurveyPhrases } from "./testing/product-survey-phrases";
import { sayAtNode } from "./testing/stand-at-node";
import { supportTriagePhrases } from "./testing/support-triage-phrases";
import { tableReservationPhrases } from "./testing/table-reservation-phrases";

const phrases: Record<string, Phrase[]> = {
  "appointment-booking": appointmentBookingPhrases,
  "support-triage": supportTriagePhrases,
  "product-survey": productSurveyPhrases,
  "table-reservation": tableReservationPhrases,
  "order-status": orderStatusPhrases,
  "lead-qualification": leadQualificationPhrases,
};

describe.each(samples)("in “$name” the offline model understands", (sample) => {
  const known = phrases[sample.sampleId] ?? [];

  it.each(known)("%s: %s", async (node, said, leadsTo, values = {}) => {
    const answered = await sayAtNode(sample, node, [said]);
    const told = Object.fromEntries(Object.keys(values).map((name) => [name, answered.values[name] ?? null]));
    expect({ node: answered.node, values: told }, answered.said).toEqual({ node: leadsTo ?? node, values });
  });

  it("twenty phrases and more", () => {
    expect(known.length).toBeGreaterThanOrEqual(20);
  });
});
