"""A mail server for the time of one command: mail_server.py COMMAND [ARGUMENT…]

It listens on free ports of 127.0.0.1 and tells the command by its environment:
  CAIRN_TEST_MAIL           smtp://127.0.0.1:PORT    takes mail from anybody
  CAIRN_TEST_MAIL_STARTTLS  smtp://127.0.0.1:PORT    only after STARTTLS and a sign-in (school@example.org, correct horse)
  CAIRN_TEST_MAIL_TLS       smtps://127.0.0.1:PORT   TLS from the start
  CAIRN_TEST_MAIL_AUTHORITY the certificate that the last two show
  CAIRN_TEST_MAIL_FOLDER    what arrived: ADDRESS.eml as it came, ADDRESS.txt as Python's own parser reads it

What an address begins with decides what becomes of a letter to it:
  refused-  550 5.1.1 to RCPT      relay-  554 5.7.1 to RCPT      later-  451 to RCPT
  spam-     554 5.7.1 to the text  full-   452 to the text
"""
import asyncio
import email
import email.policy
import logging
import os
import ssl
import subprocess
import sys
import tempfile
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

TO_RCPT = {
    "refused-": "550 5.1.1 No such person here",
    "relay-": "554 5.7.1 Relay access denied",
    "later-": "451 4.7.1 Greylisted, come back",
}
TO_TEXT = {"spam-": "554 5.7.1 Looks like spam", "full-": "452 4.2.2 Mailbox full"}


def reply_to(address, replies):
    return next((reply for prefix, reply in replies.items() if address.startswith(prefix)), None)


class Keeper:
    def __init__(self, folder):
        self.folder = folder

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = reply_to(address, TO_RCPT)
        if reply is None:
            envelope.rcpt_tos.append(address)
        return reply or "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            if reply := reply_to(address, TO_TEXT):
                return reply
            self.keep(address.replace("/", "_") + ".eml", envelope.content)
            self.keep(address.replace("/", "_") + ".txt", self.read(server, session, envelope).encode())
        return "250 2.0.0 Kept"

    def read(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
        names = ("date", "from", "to", "reply-to", "subject", "message-id", "auto-submitted")
        lines = [f"{name}: {letter[name]}" for name in names if letter[name] is not None]
        lines += [f"sender: {envelope.mail_from}", f"greeting: {session.host_name}"]
        lines += [f"encrypted: {'yes' if server.transport.get_extra_info('sslcontext') else 'no'}"]
        lines += [f"longest line: {max(map(len, envelope.content.splitlines()))}"]
        lines += [f"defects: {len(letter.defects)}"]
        return "\n".join(lines) + "\n\n" + text

    def keep(self, name, content):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(content)


def authenticator(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"school@example.org", b"correct horse")
    return AuthResult(success=right, handled=right)


def certificate(folder):
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "authority.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    return context, cert


async def run(command, folder):
    context, cert = certificate(folder)
    letters = os.path.join(folder, "letters")
    os.mkdir(letters)
    keeper = Keeper(letters)
    loop = asyncio.get_running_loop()

    async def listen(tls=None, **options):
        server = await loop.create_server(
            lambda: SMTP(keeper, hostname="mail.test", loop=loop, **options), "127.0.0.1", 0, ssl=tls)
        return server, server.sockets[0].getsockname()[1]

    plain, plain_port = await listen()
    starttls, starttls_port = await listen(
        tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticator)
    tls, tls_port = await listen(tls=context)
    environment = os.environ | {
        "CAIRN_TEST_MAIL": f"smtp://127.0.0.1:{plain_port}",
        "CAIRN_TEST_MAIL_STARTTLS": f"smtp://127.0.0.1:{starttls_port}",
        "CAIRN_TEST_MAIL_TLS": f"smtps://127.0.0.1:{tls_port}",
        "CAIRN_TEST_MAIL_AUTHORITY": cert,
        "CAIRN_TEST_MAIL_FOLDER": letters,
    }
    child = await asyncio.create_subprocess_exec(*command, env=environment)
    status = await child.wait()
    for server in (plain, starttls, tls):
        server.close()
    return status if status >= 0 else 128 - status


warnings.simplefilter("ignore")
logging.disable()  # clients that break off are part of the tests
if len(sys.argv) < 2:
    sys.exit(__doc__)
with tempfile.TemporaryDirectory() as place:
    sys.exit(asyncio.run(run(sys.argv[1:], place)))
