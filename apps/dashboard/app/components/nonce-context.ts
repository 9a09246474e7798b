import { createContext, useContext } from "react";

/** The answer's nonce while the server renders; browsers hide it from scripts, so none is there. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
