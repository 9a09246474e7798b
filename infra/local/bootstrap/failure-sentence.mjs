const shownLines = 12;

/** Known causes, in the order in which they are looked for in an installer's output. */
const causes = [
  [/ENOSPC/, "the disk is full"],
  [/EACCES|EROFS|EPERM/, "a folder cannot be written by this user"],
  [
    /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_HAS_EXPIRED|certificate/i,
    "the npm registry's certificate is not trusted here; set NODE_EXTRA_CA_CERTS to your network's",
  ],
  [
    /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|network|error sending request|dns error/i,
    "the npm registry does not answer; check the connection or the proxy and run again",
  ],
  [/ENOENT.*npm|npm.*ENOENT|spawn npm/, "npm is not on the path; it comes with Node"],
  [
    /E404|ERR_PNPM_FETCH_404|No match(ing version)? found/i,
    "the npm registry lacks a version that is pinned",
  ],
  [
    /OUTDATED_LOCKFILE|frozen-lockfile/,
    "pnpm-lock.yaml does not fit the package.json files; run pnpm install once and commit it",
  ],
];

/** One sentence for the person; with the end of the output when the cause is not a known one. */
export function failureSentence(problem, output) {
  const cause = causes.find(([pattern]) => pattern.test(output))?.[1];
  if (cause !== undefined) return `${problem}; ${cause}`;
  const tail = output.trim().split("\n").slice(-shownLines).join("\n  ");
  return `${problem}; the last lines were:\n  ${tail}`;
}
