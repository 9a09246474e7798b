type Thread = { id: string; type: string; status: string; reactions: Record<string, string> };

/**
 * What the tests read of the simulator's answers, control API and Graph API together. An endpoint sends
 * some of the fields; a test that reads another one fails on its assertion.
 */
export type SimulatorAnswer = {
  [field: string]: unknown;
  id: string;
  idle: boolean;
  pending: { nextAttemptAt: number | null }[];
  messages: Thread[];
  customers: { name: string }[];
  ledger: { wamid: string }[];
  attempts: { status: number | null; outcome: string }[];
  requests: { status: number | null }[];
  data: { is_valid: boolean };
  error: { code: number; error_subcode?: number; type: string; fbtrace_id: string };
};
