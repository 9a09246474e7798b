import type { ReactNode } from "react";
import { Banner } from "../../../components/banner.tsx";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";

type Props = {
  title: string;
  onClose: () => void;
  form: { firstIssue: string | undefined; submit: () => void };
  children: ReactNode;
};

/** Around each form: its window, what is wrong, and its end. */
export function FormDialog({ title, onClose, form, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="space-y-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        {children}
        {form.firstIssue !== undefined && (
          <Banner tone="danger" role="alert">
            {form.firstIssue}
          </Banner>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Send message</Button>
        </div>
      </form>
    </Dialog>
  );
}
