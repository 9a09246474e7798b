import { coreSlices } from "../layers/layers.ts";
import { type Finding, type Repository, sourcePaths, type Verdict } from "./repository.ts";

type Law = { breach: string; where: RegExp; holds(path: RegExpExecArray): boolean };

const testEnding = /\.test(suite)?\.tsx?$/;
const rootEntries =
  /^(package\.json|pnpm-workspace\.yaml|pnpm-lock\.yaml|turbo\.json|README\.md|CONTRIBUTING\.md|\..+|apps|packages|infra|tests|tooling|docs)$/;
const providerWords = "verify|parse|send|errors|payload|index";

/** What files and folders may be called. A law holds for a path that its `where` matches, or is broken. */
const laws: readonly Law[] = [
  {
    breach: "the root keeps only the entries that the house names",
    where: /^([^/]+)/,
    holds: ([, entry = ""]) => rootEntries.test(entry),
  },
  {
    breach: "a name says what is inside; utils, helpers, misc, common and types do not",
    where: /^(?:apps|packages|infra|tests|tooling)\/(.+)\.[cm]?[jt]sx?$/,
    holds: ([, path = ""]) =>
      !path.split(/[/.]/).some((word) => /^(utils?|helpers?|misc|common|types)$/.test(word)),
  },
  {
    breach: "files and folders are kebab-case",
    where:
      /^(?!apps\/dashboard\/app\/routes\/)(?:apps|packages|infra|tests|tooling)\/.+\.[cm]?[jt]sx?$/,
    holds: ([path]) => path.split("/").every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)),
  },
  {
    breach: "a package's src holds folders with a door each; loose are only main.ts and env.ts",
    where: /^packages\/[^/]+\/src\/([^/]+)$/,
    holds: ([, file = ""]) => /^(main|env)(\.test)?\.ts$/.test(file),
  },
  {
    breach: "a slice of core is in the order of layers.ts",
    where: /^packages\/core\/src\/([^/]+)\//,
    holds: ([, slice = ""]) => coreSlices.includes(slice),
  },
  {
    breach: "a file of a core slice is <verb>-<noun>.ts, queries.ts, index.ts or a test",
    where: /^packages\/core\/src\/(?!(?:command|outbox|secrets)\/)[^/]+\/(.+)$/,
    holds: ([, file = ""]) =>
      testEnding.test(file) || /^([a-z]+(-[a-z]+)+|queries|index)\.ts$/.test(file),
  },
  {
    breach: `a provider's files are ${providerWords}, or a part of one with a name of two words`,
    where: /^packages\/providers\/src\/(?!port\/)[^/]+\/(?!fixtures\/)(.+)$/,
    holds: ([, file = ""]) =>
      testEnding.test(file) || new RegExp(`^(${providerWords}|[a-z]+(-[a-z]+)+)\\.ts$`).test(file),
  },
  {
    breach: "a router is api/src/routers/<area>.ts",
    where: /^packages\/api\/src\/routers\/(.+)$/,
    holds: ([, file = ""]) => testEnding.test(file) || /^[a-z]+(-[a-z]+)*\.ts$/.test(file),
  },
  {
    breach: "a test is x.test.ts, x.db.test.ts, x.http.test.ts or x.testsuite.ts",
    where:
      /^(?:apps|packages|infra|tests|tooling)\/(?:.*\/)?([^/]*\.(?:test|spec|testsuite)\.tsx?)$/,
    holds: ([, file = ""]) => /^[^.]+(\.(db|http))?\.(test|testsuite)\.tsx?$/.test(file),
  },
];

/** Every file is where its name says, under a name of the house's vocabulary. */
export function fileVocabulary(repository: Repository): Verdict {
  const findings = repository.paths.flatMap((path): Finding[] =>
    laws.flatMap(({ breach, where, holds }) => {
      const match = where.exec(path);
      return match === null || holds(match) ? [] : [{ path, message: breach }];
    }),
  );
  return { seen: sourcePaths(repository).length, findings };
}
