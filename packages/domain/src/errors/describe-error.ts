/** What may be logged of any error: its name, codes and where it came from. */
export type ErrorDescription = {
  name: string;
  code: string | null;
  frames: string[];
  cause: ErrorDescription | null;
};

const maxFrames = 12;

/**
 * Describes an error without its message: messages of drivers and parsers quote the values they
 * stumbled over, and those are people's words and secrets (T-69).
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [], cause: null };
  const { name, stack = "", cause } = error;
  const code = "code" in error ? String(error.code).slice(0, 64) : null;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name,
    code,
    frames: frames.slice(0, maxFrames).map((line) => line.trim()),
    cause: cause === undefined ? null : describeError(cause),
  };
}
