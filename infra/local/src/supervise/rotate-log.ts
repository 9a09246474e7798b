import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

const keptLogs = 3;

/** The path of a program's log, empty now: the last three of earlier runs are kept beside it. */
export function rotateLog(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const path = (age: number) => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  for (let age = keptLogs - 1; age >= 0; age -= 1)
    if (existsSync(path(age))) renameSync(path(age), path(age + 1));
  return path(0);
}
