import { startEmbeddedDatabase } from "@/scripts/embedded-database";
import { Shutdown } from "@/scripts/shutdown";

// A process as `npm start` is one: a database of its own, and the ways to end it. The folder is its argument.
const directory = process.argv[2] ?? "";
const shutdown = new Shutdown();
shutdown.listen();
const opening = startEmbeddedDatabase({
  directory,
  ownerPassword: "owner",
  appPassword: "app",
  flags: ["-c", "fsync=off"],
});
shutdown.addService(async () => (await opening).stop());
console.log("opening");
const { port } = await opening;
console.log(`ready ${port}`);
setInterval(() => undefined, 1000);
