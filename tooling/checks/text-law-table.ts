/** A text that may stand only in the named files, each with the reason. */
export type TextLaw = {
  name: string;
  pattern: RegExp;
  /** The files the law is about. */
  where: RegExp;
  /** Whether comments count: they do for secrets, they do not for code. */
  inComments?: boolean;
  /** A file with this text gives the words another meaning. */
  unless?: RegExp;
  except?: readonly { path: RegExp; because: string }[];
};

const code = /^(apps|packages|infra|tests|tooling)\/.+\.([cm]?[jt]sx?)$/;
const product = /^(apps|packages)\/.+\.tsx?$/;
const tests = { path: /(\.(test|testsuite)\.tsx?$)|^tests\//, because: "tests own their data" };
const testkit = { path: /^packages\/testkit\//, because: "builds what tests own" };
const theLaw = { path: /^tooling\/checks\/text-law-table\.ts$/, because: "names what it forbids" };
const planted = { path: /^tests\/architecture\//, because: "plants the faults" };
const runner = { path: /^infra\/local\//, because: "migrates, seeds and probes what it starts" };
const standIns = { path: /^packages\/(local-ably|simulator)\//, because: "not the product" };
const scopeHome = { path: /^packages\/domain\/src\/scope\//, because: "defines it" };
const dbScope = { path: /^packages\/db\/src\/scope\//, because: "defines it" };
const createWorkspace = {
  path: /^packages\/core\/src\/members\/create-workspace\.ts$/,
  because: "the first member makes the workspace",
};
const resolveEndpoint = {
  path: /^packages\/core\/src\/numbers\/resolve-endpoint\.ts$/,
  because: "the webhook's URL and signature",
};
const claim = { path: /^packages\/queue\/src\/claim\/claim-next-key\.ts$/, because: "the claim" };
const workerLock = {
  path: /^packages\/queue\/src\/worker\/(worker-lock|leadership)\.ts$/,
  because: "advisory locks of a session of its own, and the keys of a dead worker",
};
const seed = {
  path: /^infra\/local\/src\/seed\//,
  because: "writes the demonstration workspaces before anybody can sign in",
};
const roots = {
  path: /^apps\/(gateway\/src\/main|worker\/src\/(main|start-worker)|dashboard\/(server\/main|app\/server\/deps\.server))\.ts$/,
  because: "composition roots",
};
const always = [testkit, tests, theLaw];

const scopeLaws: TextLaw[] = [
  {
    name: "a scope is minted at a named gate (law 2)",
    pattern: /\bmintScope\b/,
    where: code,
    except: [
      ...[scopeHome, claim, createWorkspace, resolveEndpoint],
      { path: /^packages\/api\/src\/trpc\/enter-workspace\.ts$/, because: "the session gate" },
      { path: /^packages\/core\/src\/media\/file-link\.ts$/, because: "a verified link" },
      seed,
      ...always,
    ],
  },
  {
    name: "the scope of a webhook is taken where its signature was verified",
    pattern: /\bscopeOfVerifiedWebhook\b/,
    where: code,
    except: [
      { path: /^packages\/core\/src\/numbers\//, because: "defines it" },
      { path: /^apps\/gateway\/src\/main\.ts$/, because: "stores what the routes verified" },
      ...always,
    ],
  },
  {
    name: "a workspace transaction is opened by command, query and the queue only",
    pattern: /\binWorkspace\b/,
    where: code,
    except: [
      ...[dbScope, createWorkspace, resolveEndpoint],
      { path: /^packages\/core\/src\/command\/command\.ts$/, because: "the one way in" },
      { path: /^packages\/queue\/src\/worker\/run-queue\.ts$/, because: "puts a failed job off" },
      seed,
      ...always,
    ],
  },
  {
    name: "work of every workspace is seen by claims, the relay and the worker's lock only",
    pattern: /\binClaim\b/,
    where: code,
    except: [
      ...[dbScope, claim, workerLock],
      { path: /^packages\/core\/src\/outbox\/take-changes\.ts$/, because: "the ordered relay" },
      ...always,
    ],
  },
  {
    name: "memberships of a person are read by core/members only",
    pattern: /\binUser\b/,
    where: code,
    except: [
      dbScope,
      {
        path: /^packages\/core\/src\/members\/queries\.ts$/,
        because: "the session gate's look-up",
      },
      ...always,
    ],
  },
  {
    name: "a number is looked up by its webhook URL or its id at Meta in core/numbers only",
    pattern: /\bin(?:Endpoint|ProviderId)\b/,
    where: code,
    except: [dbScope, resolveEndpoint, ...always],
  },
  {
    name: "the pool is used bare only where no row belongs to a workspace",
    pattern: /\.orm\b|\b(db|database|session|pool)\.sql\b/,
    where: product,
    except: [
      { path: /^packages\/db\//, because: "is the database" },
      { path: /^packages\/auth\/src\/sessions\//, because: "users and sessions have no workspace" },
      ...[workerLock, roots, testkit, tests],
    ],
  },
  {
    name: "a pool is opened by a composition root",
    pattern: /\bconnect\b[^;]*from\s+["'](@parley\/db\/client|(\.\.?\/)+client\/[a-z]+\.ts)["']/,
    where: code,
    except: [workerLock, roots, runner, testkit, tests],
  },
];

const outsideRoots = "the network is reached from a composition root, which hands it on";
const codeLaws: TextLaw[] = [
  {
    name: "configuration is read in env.ts (law 7)",
    pattern:
      /\bprocess\s*(\.|\[["'])\s*env\b|\benv\b[^;]*from\s+["'](node:)?process["']|\bimport\.meta\.env\b/,
    where: code,
    except: [
      { path: /(^|\/)env(\.server)?\.ts$/, because: "the place for it" },
      { path: /^infra\/local\//, because: "hands the environment to its children" },
      {
        path: /^apps\/(gateway|worker|dashboard)\/(src|server)\/main\.ts$/,
        because: "passes it to env.ts",
      },
      { path: /^(tests|tooling)\//, because: "not shipped" },
    ],
  },
  {
    name: "no behaviour depends on NODE_ENV (law 8)",
    pattern: /\bNODE_ENV\b/,
    where: /^(apps|packages|infra)\/.+\.[cm]?[jt]sx?$/,
    except: [{ path: /^infra\/local\//, because: "decides what its children inherit" }],
  },
  {
    name: outsideRoots,
    pattern: /(?<![.\w])fetch\s*\((?!\s*\w+\s*:)|[:=(,]\s*fetch\s*[,;)}]/,
    where: product,
    // A module's own function of that name hides the network's.
    unless: /^(export )?(async )?function fetch\(/m,
    except: [roots, standIns, testkit, tests],
  },
  {
    name: outsideRoots,
    pattern:
      /\bglobalThis\.fetch\b|(?<!\bimport\s+type\s+\{[^}]*\}\s+)\bfrom\s+["'](undici|(node:)?https?)["']/,
    where: product,
    except: [roots, standIns, testkit, tests],
  },
  {
    name: "markup from data is never set as HTML",
    pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML/,
    where: product,
  },
  {
    name: "a database setting lasts for its transaction: set_config(…, true)",
    pattern: /\bSET\s+(SESSION\s+|LOCAL\s+)?app\.|set_config\s*\([^)]*,\s*false\s*\)/i,
    where: /^(apps|packages|infra)\/.+\.(tsx?|sql)$/,
  },
];

const everywhere = /^(?!.*\.(png|jpg|ico|woff2?|gz)$).+$/;
const placeLaws: TextLaw[] = [
  {
    name: "the lockfile names no host",
    pattern: /\b(tarball|registry)\b\s*:|https?:\/\//,
    where: /^pnpm-lock\.yaml$/,
    inComments: true,
  },
  {
    name: "a path of one machine",
    pattern: /(?<![\w.$}])\/(home|Users|root|work|tmp)\/[\w.-]+|\b[A-Z]:\\\\?Users\\/,
    where: everywhere,
    inComments: true,
    except: [theLaw, planted],
  },
  {
    name: "this looks like a secret",
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bEAA[A-Za-z0-9]{40,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk_live_\w{10,}|\bxox[bpars]-\w{10,}|\bnpm_[A-Za-z0-9]{36}\b|\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
    where: everywhere,
    inComments: true,
    except: [theLaw, planted],
  },
];

/** What may stand only where its reason stands. One row is one law. */
export const textLawTable: readonly TextLaw[] = [...scopeLaws, ...codeLaws, ...placeLaws];
