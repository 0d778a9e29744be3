// Light or dark, before anything is drawn. What the reader chose is remembered; else the system decides.
export {};

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen(): string | null {
  try {
    return localStorage.getItem("cairn-theme");
  } catch {
    return null; // storage may be switched off
  }
}

function show(): void {
  root.dataset.bsTheme = chosen() ?? (system.matches ? "dark" : "light");
}

show();
system.addEventListener("change", show);
