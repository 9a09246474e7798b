import process from "node:process";

const graceMs = 5_000;

// Loaded before a program's own code: however the runner ends, the program ends in good order too.
process.on("disconnect", () => {
  setTimeout(() => process.kill(process.pid, "SIGKILL"), graceMs).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref();
