import {
  type Fault,
  type MediaFault,
  type SendFault,
  sendFaultKinds,
  type WebhookFault,
  webhookFaultKinds,
} from "./schema.ts";

export type FaultRule = { id: string; fault: Fault; left: number | null };

export type FaultScript = {
  add: (fault: Fault) => FaultRule;
  list: () => FaultRule[];
  remove: (id: string) => boolean;
  clear: () => void;
  /** The fault for the next send request of a number; `refund` puts it back when the request was no send. */
  drawSend: (phoneNumberId: string) => { fault: SendFault; refund: () => void } | null;
  drawWebhook: (phoneNumberId: string) => WebhookFault | null;
  /** The media fault of this kind, when one is armed. */
  drawMedia: (phoneNumberId: string, kind: MediaFault["kind"]) => MediaFault | null;
};

/**
 * An ordered list of rules. The first that fits is drawn: `times` rules count down (1 when neither
 * is given), `rate` rules stay and are drawn with that chance. `random` gives [0, 1); `onChange`
 * hears of every change of the list.
 */
export function createFaultScript(random: () => number, onChange: () => void): FaultScript {
  let rules: FaultRule[] = [];
  let nextId = 1;

  function replace(next: FaultRule[]): void {
    rules = next;
    onChange();
  }

  function draw(phoneNumberId: string, fits: (fault: Fault) => boolean): FaultRule | null {
    const rule = rules.find(
      ({ fault }) =>
        fits(fault) &&
        (fault.phoneNumberId === undefined || fault.phoneNumberId === phoneNumberId) &&
        (fault.rate === undefined || random() < fault.rate),
    );
    if (rule) replace(withUses(rules, rule, -1));
    return rule ?? null;
  }

  return {
    add: (fault) => {
      const rule = {
        id: `fault-${nextId}`,
        fault,
        left: fault.times ?? (fault.rate === undefined ? 1 : null),
      };
      nextId += 1;
      replace([...rules, rule]);
      return rule;
    },
    list: () => rules,
    remove: (id) => {
      const before = rules.length;
      replace(rules.filter((rule) => rule.id !== id));
      return rules.length < before;
    },
    clear: () => replace([]),
    drawSend: (phoneNumberId) => {
      const rule = draw(phoneNumberId, isSendFault);
      if (!rule) return null;
      return { fault: rule.fault as SendFault, refund: () => replace(withUses(rules, rule, 1)) };
    },
    drawWebhook: (phoneNumberId) =>
      (draw(phoneNumberId, isWebhookFault)?.fault as WebhookFault | undefined) ?? null,
    drawMedia: (phoneNumberId, kind) =>
      (draw(phoneNumberId, (fault) => fault.kind === kind)?.fault as MediaFault | undefined) ??
      null,
  };
}

function isSendFault(fault: Fault): fault is SendFault {
  return (sendFaultKinds as string[]).includes(fault.kind);
}

function isWebhookFault(fault: Fault): fault is WebhookFault {
  return (webhookFaultKinds as string[]).includes(fault.kind);
}

function withUses(rules: FaultRule[], rule: FaultRule, change: 1 | -1): FaultRule[] {
  const current = rules.find(({ id }) => id === rule.id);
  if (!current) return change === 1 ? [{ ...rule, left: 1 }, ...rules] : rules;
  if (current.left === null) return rules;
  const left = current.left + change;
  return rules.flatMap((each) => (each !== current ? [each] : left > 0 ? [{ ...each, left }] : []));
}
