import { runProgram } from "./program/index.ts";

process.exitCode = await runProgram("tests/bench/main.ts", process.argv.slice(2));
