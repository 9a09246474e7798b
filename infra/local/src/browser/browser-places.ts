/**
 * Flags for a browser that only visits the product's own pages: no sandbox, which root and many
 * containers cannot have, and no traffic of its own.
 */
export const launchArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/** Where installers put Chrome and Chromium besides the PATH. */
export function browserPlaces(platform: string, env: NodeJS.ProcessEnv): string[] {
  if (platform === "darwin") {
    const apps = ["/Applications", `${env.HOME ?? ""}/Applications`];
    return apps.flatMap((folder) => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (platform === "win32") {
    const roots = ["C:\\Program Files", "C:\\Program Files (x86)", env.LOCALAPPDATA ?? ""];
    return roots.map((root) => `${root}\\Google\\Chrome\\Application\\chrome.exe`);
  }
  return ["/usr/bin/chromium", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"].concat(
    "/snap/bin/chromium",
  );
}
