export { createLeadership, type Leadership } from "./leadership.ts";
export { type QueueOptions, type QueueRunner, runQueue } from "./run-queue.ts";
export { freeAbandonedKeys, takeWorkerLock, type WorkerLock } from "./worker-lock.ts";
