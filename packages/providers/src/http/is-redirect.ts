/** Did the answer only point elsewhere? With `redirect: "manual"` `fetch` gives the status or hides it. */
export function isRedirect(response: Response): boolean {
  return response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
}
