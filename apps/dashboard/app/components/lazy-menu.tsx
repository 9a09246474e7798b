import { type ComponentType, cloneElement, type ReactElement, Suspense, useState } from "react";

type TriggerProps = {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
};

/** What a menu gets that is loaded on demand: its button, which it opens from at once. */
export type LoadedMenuProps = { trigger: ReactElement };

/**
 * A menu whose code comes when it is needed: fetched as the pointer or the focus nears its button,
 * shown at the first click. `Loaded` is a `lazy` component, `load` what fetches it.
 */
export function LazyMenu<Props extends object>(props: {
  trigger: ReactElement<TriggerProps>;
  Loaded: ComponentType<Props & LoadedMenuProps>;
  load: () => Promise<unknown>;
  menu: Props;
}) {
  const { trigger, Loaded, load, menu } = props;
  const [isWanted, setIsWanted] = useState(false);
  const fetchAhead = () => void load().catch(() => undefined);
  const closed = cloneElement(trigger, {
    onClick: () => setIsWanted(true),
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <Loaded {...menu} trigger={trigger} />
    </Suspense>
  );
}
