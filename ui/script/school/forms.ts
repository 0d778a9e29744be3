// Forms: a second click sends nothing twice; what was typed into a password field can be looked at.
const sent = new WeakSet<HTMLFormElement>();

function release(form: HTMLFormElement): void {
  sent.delete(form);
  form.removeAttribute("aria-busy");
}

function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    form.setAttribute("aria-busy", "true");
  });
  // Back to this page from the browser's memory, or an answer that left the form where it is.
  addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[aria-busy]").forEach(release));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = (event.target as Element).closest("form");
    if (form) release(form);
  });
}

function reveal(within: ParentNode): void {
  within.querySelectorAll<HTMLButtonElement>("button[data-reveals]").forEach((button) => {
    button.hidden = false;
  });
}

export function startForms(): void {
  sendOnce();
  reveal(document);
  document.addEventListener("htmx:load", (event) => reveal(event.target as HTMLElement));
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-reveals]");
    const input = button && document.getElementById(button.getAttribute("aria-controls") ?? "");
    if (!button || !(input instanceof HTMLInputElement)) return;
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}
