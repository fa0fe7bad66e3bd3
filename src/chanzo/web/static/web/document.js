// The button prints; without JavaScript the browser's own command does.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
document.querySelector("[data-hint]").hidden = true;
