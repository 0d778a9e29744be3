// A demo school with providers of single sign-on, and a browser without a screen: cookies, and redirects one by one.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setCookies } from "../support/set_cookies.mjs";

// A port that is free now: providers must know where the school is before it runs.
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// `files`: by name, the texts that describe the providers.
export async function open(port, files) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-sign-on-"));
  const options = Object.entries(files).flatMap(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return ["--sign-on", join(folder, name)];
  });
  const server = spawn(process.env.CAIRN, ["demo", "--students", "12", "--database", "sqlite:" + join(folder, "school.db"), "--listen", `127.0.0.1:${port}`, ...options]);
  let said = "";
  server.stdout.on("data", (bytes) => (said += bytes));
  server.stderr.on("data", (bytes) => (said += bytes));
  await new Promise((resolve, reject) => {
    server.stdout.on("data", () => said.includes("serves the school") && resolve());
    server.on("exit", (status) => reject(new Error(`cairn ended with ${status}: ${said}`)));
  });
  const people = [...said.matchAll(/^ {2}(.+): (.+), (\S+@\S+)$/gm)].map(([, role, name, email]) => ({ role, name, email }));
  return {
    base: `http://127.0.0.1:${port}`,
    people,
    log: () => said,
    close: async () => {
      server.removeAllListeners("exit");
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      const status = await ended;
      rmSync(folder, { recursive: true });
      return status;
    },
  };
}

export class Browser {
  cookies = new Map();  // by host and name

  // One request; nothing is followed.
  async ask(address, form) {
    const { host } = new URL(address);
    const cookie = [...this.cookies].filter(([key]) => key.startsWith(host + " ")).map(([key, value]) => `${key.slice(host.length + 1)}=${value}`).join("; ");
    const answer = await fetch(address, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { cookie, "sec-fetch-site": "same-origin" },
      redirect: "manual",
    });
    for (const line of setCookies(answer.headers)) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/max-age=0\b/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(`${host} ${name}`);
      else this.cookies.set(`${host} ${name}`, value);
    }
    const to = answer.headers.get("location");
    return { status: answer.status, to: to && new URL(to, address).href, html: await answer.text() };
  }
  // Follows redirects until a page is there, or until one leads where `until` says.
  async go(address, until = () => false) {
    for (let hops = 0; hops < 15; hops++) {
      const answer = await this.ask(address);
      if (!answer.to) return { ...answer, address };
      address = answer.to;
      if (until(address)) return { ...answer, address };
    }
    throw new Error("redirected too often: " + address);
  }
  copy() {
    const other = new Browser();
    other.cookies = new Map(this.cookies);
    return other;
  }
}
