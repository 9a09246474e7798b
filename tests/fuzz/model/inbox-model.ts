/**
 * What the inbox should be after any history, said as plainly as possible and sharing nothing with
 * the product: threads of lines, the service window, and what the provider was asked to send.
 */
export type Outcome =
  | "accept"
  | "refuse"
  | "refuse_late"
  | "throttle"
  | "doubt"
  | "doubt_taken"
  | "die"
  | "die_taken";
export type Report = "sent" | "delivered" | "read" | "failed";

export type Line = {
  /** Unique: "in 3" or "out 5". */
  text: string;
  isOwn: boolean;
  second: number;
  order: number;
  isDeleted: boolean;
};

export type Sent = Line & {
  reports: Set<Report | "accepted">;
  isUnconfirmed: boolean;
  /** Waits for its turn, or for what an attempt that died left behind. */
  job: { tries: number; hasOpenAttempt: boolean } | null;
  /** Attempts that the provider took, by their number; reports name them. */
  taken: number[];
  attempts: number;
};

export type Thread = {
  isOpen: boolean;
  lines: (Line | Sent)[];
  unreadFrom: number;
  inboundAt: number;
  refusedAt: number;
};
const dayMs = 24 * 3_600_000;
const marginMs = 10_000;
const maxTries = 5;
const newJob = () => ({ tries: 0, hasOpenAttempt: false });
const rank = { accepted: 1, sent: 2, delivered: 3, read: 4, failed: 0 };

export class InboxModel {
  now = 0;
  threads = new Map<string, Thread>();
  calls: string[] = [];
  #order = 0;
  #revoked = new Set<string>();

  /** A customer's message, sent `agoMs` ago and received now. */
  receive(customer: string, text: string, agoMs: number): void {
    const thread = this.threads.get(customer) ?? {
      ...{ isOpen: true, lines: [], unreadFrom: 0, inboundAt: 0, refusedAt: 0 },
    };
    this.threads.set(customer, thread);
    const second = Math.floor((this.now - agoMs) / 1_000);
    const isDeleted = this.#revoked.has(text);
    thread.lines.push({ text, isOwn: false, second, order: this.#next(), isDeleted });
    thread.isOpen = true;
    thread.inboundAt = Math.max(thread.inboundAt, second * 1_000);
  }

  /** The customer takes a message back, whether it is here or still on its way. */
  revoke(text: string): void {
    this.#revoked.add(text);
    for (const { lines } of this.threads.values()) {
      for (const line of lines) line.isDeleted ||= line.text === text;
    }
  }

  /** An agent sends; gives the code of the refusal, or null. */
  send(customer: string, text: string): string | null {
    const thread = this.thread(customer);
    const refusal = this.#refusal(thread);
    if (refusal !== null) return refusal;
    thread.lines.push({
      ...{ text, isOwn: true, second: Math.floor(this.now / 1_000), order: this.#next() },
      ...{ isDeleted: false, reports: new Set(), isUnconfirmed: false },
      ...{ job: newJob(), taken: [], attempts: 0 },
    });
    return null;
  }

  /** The worker sends what waits in a thread, in order, until it is told to come later or dies. */
  work(customer: string, outcomeOf: (text: string, attempt: number) => Outcome): void {
    for (const sent of this.sentIn(customer)) {
      if (sent.job !== null && !this.#attempt(sent, this.thread(customer), outcomeOf)) return;
    }
  }

  /** One claim of a message's job; false when the thread's others have to wait. */
  #attempt(
    sent: Sent,
    thread: Thread,
    outcomeOf: (text: string, attempt: number) => Outcome,
  ): boolean {
    const job = sent.job ?? newJob();
    const finish = () => {
      sent.job = null;
      return true;
    };
    job.tries += 1;
    if (job.hasOpenAttempt) {
      sent.isUnconfirmed = sent.reports.size === 0;
      return finish();
    }
    if (sent.reports.size > 0) return finish();
    if (!this.#isWindowOpen(thread)) {
      sent.reports.add("failed");
      return finish();
    }
    sent.attempts += 1;
    this.calls.push(sent.text);
    const outcome = outcomeOf(sent.text, sent.attempts);
    if (outcome.endsWith("taken") || outcome === "accept") sent.taken.push(sent.attempts);
    if (outcome === "accept") sent.reports.add("accepted");
    if (outcome.startsWith("doubt")) sent.isUnconfirmed = true;
    if (outcome.startsWith("refuse")) sent.reports.add("failed");
    if (outcome === "refuse_late") thread.refusedAt = Math.max(thread.refusedAt, this.now);
    if (outcome.startsWith("die")) {
      job.hasOpenAttempt = true;
      return false;
    }
    if (outcome !== "throttle") return finish();
    if (job.tries < maxTries) return false;
    sent.reports.add("failed");
    return finish();
  }

  /** The provider reports on an attempt it took, or a person says that it was sent. */
  report(sent: Sent, report: Report): void {
    sent.reports.add(report);
    sent.isUnconfirmed = false;
  }

  /** A person sends a failed or doubtful message again; gives the code of the refusal, or null. */
  sendAgain(customer: string, sent: Sent): string | null {
    const refusal = this.#refusal(this.thread(customer));
    if (refusal !== null) return refusal;
    sent.reports.clear();
    sent.isUnconfirmed = false;
    sent.job = newJob();
    return null;
  }

  read(customer: string): void {
    this.thread(customer).unreadFrom = this.#order;
  }

  thread(customer: string): Thread {
    return this.threads.get(customer)!;
  }

  sentIn(customer: string): Sent[] {
    return this.thread(customer).lines.filter((line): line is Sent => line.isOwn);
  }

  /** What a person sees. */
  view() {
    return [...this.threads].map(([customer, { isOpen, lines, unreadFrom }]) => {
      const sorted = lines.toSorted(
        (a, b) => a.second - b.second || Number(a.isOwn) - Number(b.isOwn) || a.order - b.order,
      );
      const unread = lines.filter(({ isOwn, order }) => !isOwn && order > unreadFrom).length;
      return { customer, isOpen, unread, lines: sorted.map(shown) };
    });
  }

  #next(): number {
    return ++this.#order;
  }

  #refusal(thread: Thread): string | null {
    if (!thread.isOpen) return "conversation.closed";
    return this.#isWindowOpen(thread) ? null : "conversation.window_closed";
  }

  #isWindowOpen({ inboundAt, refusedAt }: Thread): boolean {
    return refusedAt <= inboundAt && inboundAt + dayMs - this.now > marginMs;
  }
}

function shown(line: Line | Sent): string {
  const text = line.isDeleted ? "(deleted)" : line.text;
  if (!("reports" in line)) return text;
  return `${text}: ${statusOf(line.reports)}${line.isUnconfirmed ? ", unconfirmed" : ""}`;
}

/** Failed counts only while nothing says that the message arrived. */
export function statusOf(reports: ReadonlySet<Report | "accepted">): string {
  const best = [...reports].toSorted((a, b) => rank[b] - rank[a])[0];
  const isArrived = best === "delivered" || best === "read";
  if (reports.has("failed") && !isArrived) return "failed";
  return best === undefined || best === "accepted" ? "queued" : best;
}
