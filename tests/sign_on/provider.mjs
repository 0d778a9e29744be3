// A certified provider of OpenID Connect on this machine. Nobody types a password there: the test says through the object
// that start() gives who signs in, and what goes wrong today.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

export const client = { id: "cairn", secret: "a secret of 32 bytes and a / : %" };

const key = (kid) => ({ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" });

// `people`: by the name one signs in with, { email, email_verified }.
export async function start(people, back) {
  const wanted = { rotations: 0 };
  let handler = (_, answer) => answer.writeHead(503).end();
  const server = createServer((request, answer) => handler(request, answer));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${port}`;

  const make = (keys) => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [back], grant_types: ["authorization_code"], response_types: ["code"] }],
      jwks: { keys },
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      pkce: { required: () => true },
      cookies: { keys: ["of the test alone"] },
      features: { devInteractions: { enabled: false } },
      ttl: { AuthorizationCode: 60, IdToken: 60, AccessToken: 60, Interaction: 600, Session: 600, Grant: 600 },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    });
    return async (request, answer) => {
      if (request.url.startsWith("/interaction/")) return void (await interact(provider, request, answer));
      provider.callback()(request, answer);
    };
  };
  // Whoever the test named signs in, and allows what is asked.
  const interact = async (provider, request, answer) => {
    const { params, session } = await provider.interactionDetails(request, answer);
    if (wanted.refuses) return provider.interactionFinished(request, answer, { error: "access_denied" });
    const accountId = session?.accountId ?? wanted.who;
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope("openid email");
    await provider.interactionFinished(request, answer, { login: { accountId: wanted.who }, consent: { grantId: await grant.save() } });
  };

  let keys = [key("first")];
  handler = make(keys);
  return {
    issuer,
    wanted,
    // New keys from now on; those before are gone.
    rotate() {
      keys = [key("rotated-" + ++wanted.rotations)];
      handler = make(keys);
    },
    // `change` gets the text of every answer of the token endpoint, and gives what is sent instead.
    tamper(change) {
      const inner = make(keys);
      handler = (request, answer) => {
        if (!request.url.startsWith("/token")) return inner(request, answer);
        const end = answer.end.bind(answer);
        answer.end = (body) => {
          const changed = change(String(body ?? ""));
          answer.setHeader("content-length", Buffer.byteLength(changed));
          return end(changed);
        };
        inner(request, answer);
      };
    },
    mend() {
      handler = make(keys);
    },
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
