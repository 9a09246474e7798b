/** Something WhatsApp tells about the customer, between the bubbles. */
export function SystemLine({ text }: { text: string }) {
  return (
    <div className="my-3 flex justify-center">
      <p
        dir="auto"
        className="max-w-[85%] rounded-lg bg-info-soft px-3 py-1 text-center text-info-ink text-xs"
      >
        {text}
      </p>
    </div>
  );
}
