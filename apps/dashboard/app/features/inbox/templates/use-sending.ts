import { useRef, useState } from "react";
import { sendFailureOf } from "../send-failure.ts";

/**
 * One send that a dialog waits for: its problem in words, and one client id for as long as the content is the same, so
 * that trying again never sends twice.
 */
export function useSending() {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const last = useRef({ content: "", clientMessageId: "" });
  const send = async (content: unknown, deliver: (clientMessageId: string) => Promise<void>) => {
    const written = JSON.stringify(content);
    if (last.current.content !== written) {
      last.current = { content: written, clientMessageId: crypto.randomUUID() };
    }
    setPending(true);
    setProblem(undefined);
    try {
      await deliver(last.current.clientMessageId);
    } catch (error) {
      const { message } = sendFailureOf(error);
      setProblem(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
    } finally {
      setPending(false);
    }
  };
  return { isPending, problem, send };
}
