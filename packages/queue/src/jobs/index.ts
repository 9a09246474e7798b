export { enqueueJobs, type NewJob, type QueueName, queueNames } from "./enqueue-jobs.ts";
