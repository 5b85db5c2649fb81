import type { JsonObject } from "@/shared/json";
import type { WorkflowDefinition } from "../contract/workflow-contract";
import appointmentBooking from "./appointment-booking.json";
import leadQualification from "./lead-qualification.json";
import orderStatus from "./order-status.json";
import productSurvey from "./product-survey.json";
import supportTriage from "./support-triage.json";
import tableReservation from "./table-reservation.json";

export type Sample = {
  sampleId: string;
  name: string;
  description: string;
  definition: WorkflowDefinition;
  templateContext: JsonObject;
};

export const samples: Sample[] = [
  {
    sampleId: "appointment-booking",
    name: "Appointment booking",
    description:
      "A dental clinic books, moves and explains, with a tool that knows the free times. Two ways meet at the confirmation, and one leads back.",
    definition: appointmentBooking,
    templateContext: {
      clinic_name: "Harbour Dental",
      patient_name: "Alex",
      free_times: "Tuesday at 10:00, Wednesday at 14:30 or Friday at 9:00",
    },
  },
  {
    sampleId: "support-triage",
    name: "Support triage",
    description:
      "An internet provider sorts trouble into three kinds, and notes what it was. A global node gives every step the same voice.",
    definition: supportTriage,
    templateContext: {
      company_name: "Northline",
      customer_name: "Sam",
      plan_name: "Home 100",
      plan_price: "29 euros",
    },
  },
  {
    sampleId: "product-survey",
    name: "Product survey",
    description:
      "Three questions, asked differently of regular and rare users, with branches that join again.",
    definition: productSurvey,
    templateContext: { product_name: "Fieldnote", participant_name: "Kim" },
  },
  {
    sampleId: "table-reservation",
    name: "Table reservation",
    description: "A restaurant asks for guests, day and hour, and uses what it was told in its own words.",
    definition: tableReservation,
    templateContext: { restaurant_name: "The Quiet Fork" },
  },
  {
    sampleId: "order-status",
    name: "Order status",
    description: "A shop finds parcels with a tool, takes returns, and notes complaints for a follow-up.",
    definition: orderStatus,
    templateContext: { shop_name: "Paper & Pine", customer_name: "Robin" },
  },
  {
    sampleId: "lead-qualification",
    name: "Lead qualification",
    description:
      "Two questions to someone who asked for a product: a number, a yes or no, and a way out for who is driving.",
    definition: leadQualification,
    templateContext: { product_name: "Fieldnote", lead_name: "Jo" },
  },
];
