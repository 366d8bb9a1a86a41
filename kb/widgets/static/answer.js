// A place for answers. Screen readers announce what comes; a button in it with `data-pick` tells Python its value.
// The HTML is made in Python, where every word from outside is escaped.

function render({ model, el }) {
  el.classList.add("offhook");
  const place = document.createElement("div");
  place.className = "offhook-live tex2jax_ignore mathjax_ignore";
  place.setAttribute("role", "status");
  place.setAttribute("aria-live", "polite");
  const show = () => {
    place.innerHTML = model.get("html");
  };
  place.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-pick]");
    if (!button) return;
    model.set("picked", { value: button.dataset.pick, times: (model.get("picked").times || 0) + 1 });
    model.save_changes();
  });
  model.on("change:html", () => {
    show();
    place.scrollIntoView({ block: "nearest" });
  });
  el.append(place);
  show();
}

export default { render };
