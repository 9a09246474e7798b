import { runProgram } from "./program/index.ts";

process.exitCode = await runProgram("tests/bench/inbox/main.ts", process.argv.slice(2));
