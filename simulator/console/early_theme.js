// Runs before the first paint, so that a kept choice of theme does not flash.
(() => {
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch {
    // Storage is switched off: the system's theme it is.
  }
})();
