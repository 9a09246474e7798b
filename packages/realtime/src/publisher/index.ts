export { createPublisher, type Publication, type Publisher } from "./publisher.ts";
