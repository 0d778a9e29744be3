// An OAuth 2 server of GitHub's kind: codes, tokens, a user endpoint and a list of addresses. Errors come with status 200,
// as GitHub's do.
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";

export const client = { id: "Iv1.cairn", secret: "hub-secret" };

export async function start(back) {
  const wanted = { user: { id: 1 }, emails: [] };
  const codes = new Map(), tokens = new Set(), seen = [];
  const server = createServer(async (request, answer) => {
    const url = new URL(request.url, "http://127.0.0.1");
    const json = (value, status = 200) => answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/authorize") {
      const asked = Object.fromEntries(url.searchParams);
      if (asked.client_id !== client.id || asked.redirect_uri !== back || asked.code_challenge_method !== "S256") return json({ error: "bad_request" }, 400);
      const code = randomBytes(12).toString("hex");
      codes.set(code, asked.code_challenge);
      return void answer.writeHead(302, { location: `${back}?code=${code}&state=${asked.state}` }).end();
    }
    if (url.pathname === "/access_token") {
      let body = "";
      for await (const chunk of request) body += chunk;
      const form = Object.fromEntries(new URLSearchParams(body));
      seen.push(form);
      await wanted.waits?.(seen.length);
      const challenge = codes.get(form.code);
      codes.delete(form.code);
      if (form.client_secret !== client.secret) return json({ error: "incorrect_client_credentials" });
      const proof = createHash("sha256").update(form.code_verifier ?? "").digest("base64url");
      if (challenge === undefined || proof !== challenge) return json({ error: "bad_verification_code" });
      const token = "gho_" + randomBytes(12).toString("hex");
      tokens.add(token);
      return json({ access_token: token, token_type: "bearer", scope: "user:email" });
    }
    if (!request.headers["user-agent"] || !tokens.has((request.headers.authorization ?? "").replace("Bearer ", ""))) return json({ message: "Bad credentials" }, 401);
    if (url.pathname === "/user") return json(wanted.user);
    if (url.pathname === "/user/emails") return json(wanted.emails);
    json({ message: "Not Found" }, 404);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, wanted, seen, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}
