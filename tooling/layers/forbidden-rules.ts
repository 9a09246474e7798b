import type { IForbiddenRuleType } from "dependency-cruiser";
import {
  coreSlices,
  libraryHomes,
  programs,
  pureLibraries,
  type Room,
  rooms,
  testFile,
} from "./layers.ts";

/** The rules of the house for dependency-cruiser, generated from the table in `layers.ts`. */
export function forbiddenRules(): IForbiddenRuleType[] {
  return [...general, ...purity(), ...roomRules(), ...sliceRules(), ...libraryRules()].map(
    (rule) => ({ severity: "error" as const, ...rule }),
  );
}

const anyRoom = `^(${Object.values(rooms)
  .map((room) => room.at)
  .join("|")})/`;

const general: IForbiddenRuleType[] = [
  { name: "no-cycles", from: {}, to: { circular: true } },
  {
    name: "everything-resolves",
    from: { path: anyRoom },
    to: { couldNotResolve: true, pathNot: "^virtual:" },
  },
  {
    name: "packages-meet-at-index",
    from: { path: "^(?:(?:apps|packages|infra)/)?([^/]+)/" },
    to: { path: "^packages/[^/]+/src/", pathNot: ["^packages/$1/", "/index\\.ts$"] },
  },
  {
    name: "packages-are-imported-by-name",
    from: { path: "^(?:(?:apps|packages|infra)/)?([^/]+)/" },
    to: { path: anyRoom, pathNot: "^(?:(?:apps|packages|infra)/)?$1/", dependencyTypes: ["local"] },
  },
  {
    name: "slices-meet-at-index",
    from: {
      path: "^packages/([^/]+)/src/([^/]+)/",
      pathNot: programs.map((name) => `^packages/${name}/`),
    },
    to: {
      path: "^packages/$1/src/.+/",
      pathNot: ["^packages/$1/src/$2/", "/index\\.ts$", "\\.testsuite\\.ts$"],
    },
  },
];

function purity(): IForbiddenRuleType[] {
  const from = { path: "^packages/domain/src/", pathNot: testFile };
  const allowed = pureLibraries.map((name) => `node_modules/${name}/`);
  return [
    { name: "domain-has-no-platform", from, to: { dependencyTypes: ["core"] } },
    {
      name: "domain-has-few-libraries",
      from,
      to: { pathNot: ["^packages/", ...allowed], dependencyTypesNot: ["core"] },
    },
  ];
}

function roomRules(): IForbiddenRuleType[] {
  return Object.entries(rooms).flatMap(([name, room]) => {
    const own = at([name, ...room.may]);
    const rooted = at(room.root?.may ?? []);
    const shipped = { path: `^${room.at}/`, pathNot: testFile };
    const besides = (room.root?.files ?? []).map((file) => `^${room.at}/${file}$`);
    const rules: IForbiddenRuleType[] = [
      {
        name: `${name}-imports`,
        from: shipped,
        to: { path: anyRoom, pathNot: [...own, ...rooted] },
      },
      {
        name: `${name}-test-imports`,
        from: { path: `^${room.at}/.*${testFile}` },
        to: { path: anyRoom, pathNot: [...own, ...rooted, ...at(["testkit"])] },
      },
    ];
    if (rooted.length === 0) return rules;
    // Clients are built in the composition root; elsewhere an app may only name their types.
    const outside = { ...shipped, pathNot: [testFile, ...besides] };
    const values = { path: rooted, dependencyTypesNot: ["type-only" as const] };
    return [...rules, { name: `${name}-builds-clients-in-its-root`, from: outside, to: values }];
  });
}

function sliceRules(): IForbiddenRuleType[] {
  return coreSlices.map((slice, position) => ({
    name: `core-${slice}-looks-left`,
    from: { path: `^packages/core/src/${slice}/` },
    to: {
      path: "^packages/core/src/",
      pathNot: `^packages/core/src/(${coreSlices.slice(0, position + 1).join("|")})/`,
    },
  }));
}

function libraryRules(): IForbiddenRuleType[] {
  return libraryHomes.map(({ libraries, rooms: homes }) => ({
    name: `${libraries[0]}-at-home`,
    from: { path: anyRoom, pathNot: [...at(homes), testFile] },
    to: { path: `node_modules/(${libraries.join("|")})/` },
  }));
}

function at(names: readonly string[]): string[] {
  return names.map((name) => `^${(rooms[name] as Room).at}/`);
}
