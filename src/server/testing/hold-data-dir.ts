import { lockDataDir } from "../prisma/data-dir-lock";

// A process that takes the folder it is given, says so, and holds it until its input ends.
const unlock = lockDataDir(process.argv[2] ?? "");
process.stdout.write("locked\n");
process.stdin.resume().on("end", unlock);
