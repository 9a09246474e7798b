import { dependencyVersions } from "./dependency-versions.ts";
import { docPaths } from "./doc-paths.ts";
import { envExample } from "./env-example.ts";
import { fileLength } from "./file-length.ts";
import { fileVocabulary } from "./file-vocabulary.ts";
import { indexFiles } from "./index-files.ts";
import type { Repository, Verdict } from "./repository.ts";
import { ruleIds } from "./rule-ids.ts";
import { textLaws } from "./text-laws.ts";

/** Every check we own, by the name under which it reports. */
export const checks: Readonly<Record<string, (repository: Repository) => Verdict>> = {
  "file vocabulary": fileVocabulary,
  "index files": indexFiles,
  "file length": fileLength,
  "paths in documents": docPaths,
  "rule ids": ruleIds,
  "text laws": textLaws,
  ".env.example": envExample,
  "dependency versions": dependencyVersions,
};

/** Runs one check; a check that saw nothing to look at has failed, not passed. */
export function judge(check: (repository: Repository) => Verdict, repository: Repository): Verdict {
  const { seen, findings } = check(repository);
  if (seen > 0 || findings.length > 0) return { seen, findings };
  return { seen, findings: [{ path: ".", message: "this check found nothing to look at" }] };
}
