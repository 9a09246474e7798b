import { runProgram } from "./program/index.ts";

process.exitCode = await runProgram("tooling/mutants/main.ts", process.argv.slice(2));
