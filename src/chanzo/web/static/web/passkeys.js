/* Beside allauth's own script: buttons that need a key appear only where the browser knows keys, and a key that was
   refused or taken away is said on the page. */
const known = "PublicKeyCredential" in window;
document.querySelectorAll(".needs-script").forEach((button) => { button.hidden = !known; });

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.getElementById("passkey-words");
  document.querySelectorAll(".passkey-refused").forEach((old) => old.remove());
  const note = document.createElement("p");
  note.className = "banner serious passkey-refused";
  note.setAttribute("role", "alert");
  note.textContent = words.dataset.refused;
  document.querySelector("main form").before(note);
});
