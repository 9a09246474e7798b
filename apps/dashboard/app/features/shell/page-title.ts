/** What the browser's tab says: "(3) Inbox · Luma"; from a hundred on "(99+)". */
export function pageTitle(unreadCount: number, workspaceName: string): string {
  const badge = unreadCount === 0 ? "" : `(${unreadCount > 99 ? "99+" : unreadCount}) `;
  return `${badge}Inbox · ${workspaceName}`;
}
