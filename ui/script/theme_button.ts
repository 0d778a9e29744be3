// The button that switches between light and dark, and remembers.
export function themeButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme-button");
  if (!button) return;
  const root = document.documentElement;
  const icon = button.querySelector<HTMLElement>(".icon");
  const show = (): void => {
    const dark = root.dataset.bsTheme === "dark";
    button.setAttribute("aria-pressed", String(dark));
    icon?.classList.toggle("icon-sun", dark);
    icon?.classList.toggle("icon-moon", !dark);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("cairn-theme", root.dataset.bsTheme);
    } catch {
      // Storage may be switched off: the choice then holds for this page.
    }
    show();
  });
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ["data-bs-theme"] });
  show();
}
