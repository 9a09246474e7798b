import fc from "fast-check";
import { expect } from "vitest";
import { type InboxModel, type Outcome, type Report, type Sent, statusOf } from "./inbox-model.ts";
import type { RealInbox } from "./real-inbox.ts";

type Step = fc.AsyncCommand<InboxModel, RealInbox, false>;

/** Something that may happen: when it can, what it does to both, and how it is told in a failed history. */
type Happening = {
  told: string;
  can?: (model: InboxModel) => boolean;
  happen: (model: InboxModel, real: RealInbox) => Promise<void>;
};

function step({ told, can = () => true, happen }: Happening): Step {
  return {
    check: can,
    async run(model, real) {
      await happen(model, real);
      const byCustomer = <Seen extends { customer: string }>(seen: Seen[]) =>
        seen.toSorted((a, b) => a.customer.localeCompare(b.customer));
      expect(byCustomer(await real.view())).toEqual(byCustomer(model.view()));
      expect(real.calls).toEqual(model.calls);
    },
    toString: () => told,
  };
}

const customer = fc.constantFrom("4915112345671", "4915112345672");
const anyone = fc.nat({ max: 30 });
const minuteMs = 60_000;
const agoMs = fc.constantFrom(
  0,
  0,
  0,
  30_000,
  23 * 60 * minuteMs,
  24 * 60 * minuteMs - 5_000,
  25 * 60 * minuteMs,
);
const outcomes = fc.array(
  fc.constantFrom<Outcome>(
    ...(["accept", "accept", "refuse", "refuse_late", "throttle"] as const),
    ...(["doubt", "doubt_taken", "die", "die_taken"] as const),
  ),
  { minLength: 1, maxLength: 4 },
);

const has = (who: string) => (model: InboxModel) => model.threads.has(who);
const countOf = (model: InboxModel, isOwn: boolean) =>
  [...model.threads.values()].flatMap(({ lines }) => lines).filter((line) => line.isOwn === isOwn)
    .length;

const receive = fc.tuple(customer, agoMs).map(([who, ago]) =>
  step({
    told: `${who} writes, ${ago} ms late`,
    async happen(model, real) {
      const text = `in ${countOf(model, false)}`;
      model.receive(who, text, ago);
      await real.receive(who, text, ago);
    },
  }),
);

const repeat = anyone.map((which) =>
  step({
    told: `message ${which} comes again`,
    can: (model) => countOf(model, false) > 0,
    happen: (model, real) => real.receiveAgain(`in ${which % countOf(model, false)}`),
  }),
);

/** Also of the message after the last: the revocation comes first. */
const revoke = fc.tuple(customer, anyone).map(([who, which]) =>
  step({
    told: `${who} takes message ${which} back`,
    can: has(who),
    async happen(model, real) {
      const own = model.thread(who).lines.filter(({ isOwn }) => !isOwn);
      const text = own[which % own.length]?.text ?? "";
      model.revoke(text);
      await real.revoke(who, text);
    },
  }),
);

const send = customer.map((who) =>
  step({
    told: `an agent writes to ${who}`,
    can: has(who),
    async happen(model, real) {
      const text = `out ${countOf(model, true)}`;
      expect(await real.send(who, text)).toBe(model.send(who, text));
    },
  }),
);

const work = fc.tuple(customer, outcomes).map(([who, all]) =>
  step({
    told: `the worker sends to ${who}: ${all.join(", ")}`,
    can: has(who),
    async happen(model, real) {
      const outcomeOf = (text: string, attempt: number) =>
        all[(Number(text.split(" ")[1]) + attempt) % all.length] ?? "accept";
      model.work(who, outcomeOf);
      await real.work(who, outcomeOf);
    },
  }),
);

function sentOf(model: InboxModel, which: number, isFit: (sent: Sent) => boolean) {
  const fit = [...model.threads.keys()].flatMap((who) =>
    model
      .sentIn(who)
      .filter(isFit)
      .map((sent) => ({ who, sent })),
  );
  return fit[which % fit.length];
}

const wasTaken = ({ taken }: Sent) => taken.length > 0;
const report = fc
  .tuple(anyone, fc.constantFrom<Report>("sent", "delivered", "read", "failed"), anyone)
  .map(([which, status, attempt]) =>
    step({
      told: `the provider reports "${status}" of taken message ${which}, attempt ${attempt}`,
      can: (model) => sentOf(model, which, wasTaken) !== undefined,
      async happen(model, real) {
        const { sent } = sentOf(model, which, wasTaken)!;
        const taken = sent.taken[attempt % sent.taken.length]!;
        model.report(sent, status);
        await real.report(sent.text, taken, status);
      },
    }),
  );

const isDoubtful = ({ isUnconfirmed }: Sent) => isUnconfirmed;
const settle = fc
  .tuple(anyone, fc.constantFrom("arrived" as const, "again" as const))
  .map(([which, decision]) =>
    step({
      told: `a person decides about doubtful message ${which}: ${decision}`,
      can: (model) => sentOf(model, which, isDoubtful) !== undefined,
      async happen(model, real) {
        const { who, sent } = sentOf(model, which, isDoubtful)!;
        const refusal = decision === "again" ? model.sendAgain(who, sent) : null;
        if (decision === "arrived") model.report(sent, "sent");
        expect(await real.settle(who, sent.text, decision)).toBe(refusal);
      },
    }),
  );

const hasFailed = ({ reports, isUnconfirmed }: Sent) =>
  statusOf(reports) === "failed" && !isUnconfirmed;
const retry = anyone.map((which) =>
  step({
    told: `a person sends failed message ${which} again`,
    can: (model) => sentOf(model, which, hasFailed) !== undefined,
    async happen(model, real) {
      const { who, sent } = sentOf(model, which, hasFailed)!;
      const refusal = model.sendAgain(who, sent);
      expect(await real.settle(who, sent.text, "retry")).toBe(refusal);
    },
  }),
);

const read = customer.map((who) =>
  step({
    told: `${who}'s thread is read`,
    can: has(who),
    async happen(model, real) {
      model.read(who);
      await real.read(who);
    },
  }),
);

const setOpen = fc.tuple(customer, fc.boolean()).map(([who, isOpen]) =>
  step({
    told: `${who}'s thread is ${isOpen ? "reopened" : "closed"}`,
    can: has(who),
    async happen(model, real) {
      model.thread(who).isOpen = isOpen;
      await real.setOpen(who, isOpen);
    },
  }),
);

const tick = fc
  .constantFrom(1_000, 20_000, 5 * minuteMs, 60 * minuteMs, 23 * 60 * minuteMs)
  .map((ms) =>
    step({
      told: `${ms} ms pass`,
      async happen(model, real) {
        model.now += ms;
        real.now = model.now;
      },
    }),
  );

/** Everything that may happen to an inbox. */
export const inboxCommands: fc.Arbitrary<Step>[] = [
  ...[receive, send, work, work, report, report, report, settle, retry],
  ...[repeat, revoke, read, setOpen, tick],
];
