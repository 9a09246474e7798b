import { Button } from "../../components/button.tsx";

/** Logs out by a full page load: nothing of the session stays in the page's memory. */
export function LogOutForm({ className }: { className?: string }) {
  return (
    <form method="post" action="/logout" className={className}>
      <Button type="submit" variant="secondary">
        Log out
      </Button>
    </form>
  );
}
