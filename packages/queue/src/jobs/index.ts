export { enqueueJobs, type NewJob, type QueueName } from "./enqueue-jobs.ts";
