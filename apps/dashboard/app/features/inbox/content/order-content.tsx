import type { ContentOf } from "@parley/domain/messages";

/** What the customer wants to buy, with its sum. */
export function OrderContent({ content: { items, text } }: { content: ContentOf<"order"> }) {
  const currency = items[0]?.currency ?? "";
  const sum = items.reduce((total, { price, quantity }) => total + price * quantity, 0);
  const isOneCurrency = items.every((item) => item.currency === currency);
  return (
    <div className="py-0.5">
      <table className="tabular w-full min-w-52 text-sm">
        <caption className="pb-1 text-left font-medium">Order</caption>
        <thead className="text-left text-muted text-xs">
          <tr>
            <th className="pr-3 font-medium">Product</th>
            <th className="pr-3 text-right font-medium">Count</th>
            <th className="text-right font-medium">Price</th>
          </tr>
        </thead>
        <tbody>
          {[...items.entries()].map(([at, item]) => (
            <tr key={at} className="border-ink/10 border-t">
              <td className="break-all py-1 pr-3">{item.productId}</td>
              <td className="py-1 pr-3 text-right">{item.quantity}</td>
              <td className="whitespace-nowrap py-1 text-right">
                {money(item.price, item.currency)}
              </td>
            </tr>
          ))}
        </tbody>
        {isOneCurrency && items.length > 0 && (
          <tfoot>
            <tr className="border-ink/10 border-t font-semibold">
              <th colSpan={2} className="py-1 text-left">
                Total
              </th>
              <td className="whitespace-nowrap py-1 text-right">{money(sum, currency)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {text !== null && (
        <p dir="auto" className="pt-1">
          {text}
        </p>
      )}
    </div>
  );
}

function money(amount: number, currency: string): string {
  return `${amount.toFixed(2)} ${currency}`;
}
