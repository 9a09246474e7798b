export {
  type Credentials,
  createSessions,
  type Session,
  type Sessions,
  type SessionUser,
} from "./sessions.ts";
