import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import type { FieldControl } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";

/** A password field whose text can be shown. Without scripts there is no such switch. */
export function PasswordInput(props: {
  control: FieldControl;
  autoComplete: "current-password" | "new-password";
}) {
  const { control, autoComplete } = props;
  const [isShown, setIsShown] = useState(false);
  const [canShow, setCanShow] = useState(false);
  useEffect(() => setCanShow(true), []);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        {...control}
        type={isShown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        hasRoomAtEnd
      />
      {canShow && (
        <button
          type="button"
          aria-pressed={isShown}
          aria-label="Show password"
          onClick={() => setIsShown(!isShown)}
          className="absolute inset-y-1 right-1 flex w-8 items-center justify-center rounded-sm text-muted hover:text-ink"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}
