import { createServer } from "node:net";

/**
 * The ports to use on 127.0.0.1, by the name of their variable; 0 becomes a free one. Throws an
 * Error of one sentence when a port is taken, not allowed, or wanted twice.
 */
export async function choosePorts<Name extends string>(
  wanted: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(wanted) as Name[];
  refuseTwins(names, wanted);
  // All are held at once, so that no two free ones are the same.
  const held = await Promise.allSettled(names.map((name) => hold(name, wanted[name])));
  const refused = held.find((result) => result.status === "rejected");
  const open = held.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  await Promise.all(open.map(({ release }) => release()));
  if (refused !== undefined) throw refused.reason;
  return Object.fromEntries(open.map(({ name, port }) => [name, port])) as Record<Name, number>;
}

function refuseTwins<Name extends string>(
  names: readonly Name[],
  wanted: Readonly<Record<Name, number>>,
): void {
  for (const [index, name] of names.entries()) {
    const twin = names.slice(0, index).find((other) => wanted[other] === wanted[name]);
    if (wanted[name] !== 0 && twin !== undefined)
      throw new Error(`unable to start; ${twin} and ${name} are both ${wanted[name]}: change one`);
  }
}

function hold<Name extends string>(
  name: Name,
  port: number,
): Promise<{ name: Name; port: number; release(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(refusal(name, port, error.code))),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        name,
        port: typeof address === "object" && address !== null ? address.port : port,
        release: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

function refusal(name: string, port: number, code: string | undefined): string {
  if (code === "EACCES")
    return `unable to start; this user may not use port ${port}: set ${name} to one above 1023`;
  return `unable to start; port ${port} is in use: stop the program that uses it, or set ${name} to another port`;
}
