// Light or dark: the system's choice until another was made here.

const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

export function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

// Back to what the system has means that the system decides again.
export function toggleTheme() {
  const wanted = isDark() ? "light" : "dark";
  if ((wanted === "dark") === system.matches) {
    delete root.dataset.theme;
    localStorage.removeItem("theme");
    return;
  }
  root.dataset.theme = wanted;
  localStorage.setItem("theme", wanted);
}
