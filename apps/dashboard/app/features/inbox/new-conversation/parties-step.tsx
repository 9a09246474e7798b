import type { RouterOutputs } from "@parley/api/routers";
import { countryOfPhone, formatPhone } from "@parley/domain/identity";
import { useQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Field } from "../../../components/field.tsx";
import { Select } from "../../../components/select.tsx";
import { Skeleton } from "../../../components/skeleton.tsx";
import { useTRPC } from "../../../trpc/index.ts";
import { RecipientField, recipientOf } from "./recipient-field.tsx";

export type SendingNumber = RouterOutputs["workspace"]["numbers"][number];
export type Parties = { number: SendingNumber; phone: string };

type Props = { initial: Parties | null; onDone: (parties: Parties) => void };

/** From which number, of those in use, and to which phone (S0.31, S0.32). */
export function PartiesStep({ initial, onDone }: Props) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.workspace.numbers.queryOptions());
  const active = data?.filter(({ isActive }) => isActive);
  if (active === undefined) return <Skeleton className="h-40 w-full rounded-lg" />;
  const [first] = active;
  if (first === undefined) {
    return (
      <EmptyState icon={Phone} title="No number to write from">
        Every number is switched off. Ask a workspace owner to connect or switch on one.
      </EmptyState>
    );
  }
  return <PartiesForm active={active} first={first} initial={initial} onDone={onDone} />;
}

function PartiesForm(props: Props & { active: SendingNumber[]; first: SendingNumber }) {
  const { active, first, initial, onDone } = props;
  const [numberId, setNumberId] = useState(initial?.number.id ?? first.id);
  const number = active.find(({ id }) => id === numberId) ?? first;
  const [recipient, setRecipient] = useState({
    country: countryOfPhone(initial?.phone ?? first.phone) ?? "US",
    text: initial === null ? "" : formatPhone(initial.phone),
  });
  const [isTried, setTried] = useState(false);
  const { phone, problem } = recipientOf(recipient);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (phone !== null) onDone({ number, phone });
      }}
    >
      <Field name="sending-number" label="From">
        {(control) => (
          <Select
            {...control}
            value={number.id}
            onChange={({ target }) => {
              const chosen = active.find(({ id }) => id === target.value);
              if (chosen !== undefined) setNumberId(chosen.id);
            }}
          >
            {active.map(({ id, displayName, phone: own }) => (
              <option key={id} value={id}>
                {displayName} ({formatPhone(own)})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <RecipientField
        recipient={recipient}
        onRecipient={setRecipient}
        problem={isTried ? problem : undefined}
        phone={phone}
      />
      <div className="flex justify-end">
        <Button type="submit">Continue</Button>
      </div>
    </form>
  );
}
