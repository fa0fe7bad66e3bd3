/* A button beside each password field that shows what is typed; without JavaScript there is none. */
document.querySelectorAll("input[type=password]").forEach((field) => {
  const words = document.querySelector("[data-show-password]");
  if (!words) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link show-password";
  button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-controls", field.id);
  button.textContent = words.dataset.showPassword;
  button.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    button.setAttribute("aria-pressed", String(hidden));
    button.textContent = hidden ? words.dataset.hidePassword : words.dataset.showPassword;
  });
  field.after(button);
  field.form?.addEventListener("submit", () => { field.type = "password"; });
});
