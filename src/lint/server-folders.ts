import { type Folder, pure } from "./folder";

const domain = [...pure, "server/contract"];
const basics = ["cannot-start", "env", "auth-secret", "app-error", "check-limit", "log", "page-cursor"].map(
  (file) => `server/${file}`,
);
const forUseCases = [...domain, ...basics, "server/new-id", "server/services"];
const useCases = ["models", "tools", "workflows", "accounts", "text-chat"].map(
  (folder) => `server/${folder}`,
);

const isBasic = "What the whole server uses knows nothing of it.";
const isAdapter = "An adapter serves a port. It knows no use case, no router and no other adapter.";
const isUseCase = "A use case works through its services. It knows no router and no start.";
const isTextChat = "Sessions are reached through ports, never through the database's own folder.";
const composes = "It puts together what it names.";

export const serverFolders: readonly Folder[] = [
  { name: "server/contract", imports: pure, because: "The contract knows nothing of those who keep it." },
  ...basics.map((name, index) => ({
    name,
    imports: [...domain, ...basics.slice(0, index)],
    because: isBasic,
  })),
  {
    name: "server/outside",
    imports: [...pure, ...basics],
    because: "The way out knows nobody who takes it.",
  },
  { name: "server/ports", imports: domain, because: "A port says what use cases need. It knows no adapter." },
  { name: "server/live", imports: [...domain, ...basics, "server/ports"], because: isAdapter },
  { name: "server/prisma", imports: [...domain, ...basics, "server/ports"], because: isAdapter },
  {
    name: "server/services",
    imports: [...basics, "server/ports", "server/prisma/generated"],
    types: ["session", "server/contract", "server/models", "server/tools", "server/text-chat"],
    because: "It names what use cases work with, and is types only.",
  },
  {
    name: "server/new-id",
    imports: ["server/services"],
    because: isBasic,
  },
  { name: "server/samples", imports: domain, because: "Samples are data. A use case places them." },
  {
    name: "server/models",
    imports: [...forUseCases, "server/ports", "server/outside", "server/prisma"],
    because: isUseCase,
  },
  {
    name: "server/tools",
    imports: [...forUseCases, "server/ports", "server/outside", "server/prisma", "server/samples"],
    because: isUseCase,
  },
  {
    name: "server/workflows",
    imports: [...forUseCases, "server/prisma", "server/samples", "server/tools"],
    because: isUseCase,
  },
  {
    name: "server/accounts",
    imports: [...forUseCases, "server/prisma", "server/samples", "server/workflows"],
    because: isUseCase,
  },
  {
    name: "server/text-chat/stored",
    imports: [...forUseCases, "server/ports"],
    because: `${isTextChat} What is stored knows no turn that runs.`,
  },
  {
    name: "server/text-chat/answer",
    imports: [...forUseCases, "server/ports", "server/text-chat/stored"],
    because: "An answer is made of what is stored.",
  },
  {
    name: "server/text-chat/turn",
    imports: [...forUseCases, "server/ports", "server/models", "server/tools", "server/text-chat/stored"],
    because: `${isTextChat} A turn that runs knows no verb that begins it.`,
  },
  {
    name: "server/text-chat/unattended",
    imports: [...forUseCases, "server/ports", "server/text-chat/stored", "server/text-chat/turn"],
    because: "What happens without a caller knows no verb.",
  },
  {
    name: "server/text-chat",
    imports: [...forUseCases, "server/ports", "server/models", "server/tools", "server/workflows"],
    because: `${isTextChat} A verb knows no router and no start.`,
  },
  {
    name: "server/create-services",
    imports: [...forUseCases, "server/ports", "server/prisma", ...useCases],
    because: composes,
  },
  {
    name: "server/start-services",
    imports: [
      ...basics,
      "server/services",
      "server/create-services",
      "server/prisma",
      "server/live",
      ...useCases,
    ],
    because: composes,
  },
  {
    name: "server/describe-health",
    imports: ["server/start-services", "../package.json"],
    because: composes,
  },
  {
    name: "server/auth",
    imports: [...forUseCases, "server/accounts", "server/start-services"],
    because: "Who calls is found out by use cases. It knows no router.",
  },
  {
    name: "server/trpc",
    imports: [...forUseCases, ...useCases, "server/samples", "server/auth"],
    because: "A router calls use cases. It knows no port, no adapter and no database.",
  },
  {
    name: "server/start",
    imports: [...domain, ...basics, "server/services", "server/start-services", "server/prisma"],
    because: composes,
  },
];
