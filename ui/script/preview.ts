// In the preview the open page shows itself anew when its programme changed.
//
// Browsers allow six connections to a host, and every page that listens holds one: with more tabs than that nothing would
// load any more. So one tab listens for all of this browser, whichever holds the lock, and tells the others. Where there
// are no locks (a host other than localhost without TLS), only tabs that are seen listen.
export {};

const own = (document.currentScript as HTMLScriptElement | null)?.dataset.version;
const channel = new BroadcastChannel("cairn-preview");
let latest = own;
let source: EventSource | undefined;

const seen = (): boolean => document.visibilityState !== "hidden";

// A tab that nobody sees waits until somebody does.
function follow(): void {
  if (latest !== own && seen()) location.reload();
}

function learn(version: string): void {
  latest = version;
  follow();
}

function listen(): void {
  source ??= new EventSource("/-/changes");
  // Whoever connects is told the version at hand: a page loaded before the last change learns of it, too.
  source.onmessage = (event) => {
    channel.postMessage(event.data);
    learn(event.data);
  };
}

function rest(): void {
  source?.close();
  source = undefined;
}

channel.onmessage = (event) => {
  if (event.data !== "?") learn(event.data);
  else if (source !== undefined && latest !== undefined) channel.postMessage(latest);
};
channel.postMessage("?");

if (navigator.locks) {
  void navigator.locks.request("cairn-preview", () => {
    listen();
    return new Promise<never>(() => {}); // until the page goes
  });
  document.addEventListener("visibilitychange", follow);
} else {
  document.addEventListener("visibilitychange", () => (seen() ? listen() : rest()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => seen() && listen());
}
addEventListener("pageshow", (event) => event.persisted && channel.postMessage("?"));
