/** Brings a loaded message into view, and shows for a moment which it is (S0.15). */
export function jumpToMessage(messageId: string): void {
  const element = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
  if (element === null) return;
  element.scrollIntoView({ block: "center" });
  element.animate(
    { backgroundColor: ["var(--color-accent-soft)", "transparent"] },
    { duration: 1_600, easing: "ease-in" },
  );
}
