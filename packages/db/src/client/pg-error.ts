/** The SQLSTATE behind an error of the driver, also when Drizzle wrapped it; null if there is none. */
export function pgErrorCode(error: unknown): string | null {
  return pgErrorField(error, "code");
}

/** The constraint that a driver error names, or null. */
export function pgConstraint(error: unknown): string | null {
  return pgErrorField(error, "constraint_name");
}

function pgErrorField(error: unknown, field: "code" | "constraint_name"): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === "PostgresError" && field in at) {
      const value = (at as unknown as Record<string, unknown>)[field];
      return typeof value === "string" ? value : null;
    }
  }
  return null;
}

export const uniqueViolation = "23505";
