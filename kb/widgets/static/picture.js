// A picture that plotly draws. Plotly comes from a widget of its own, once for all pictures of the page; until it is
// there, the picture's text stands in its place. Later the text is for those who do not see the picture.

// By the widget that has the script: what it gives. Each picture's code is a module of its own, so the page keeps it.
const given = (globalThis[Symbol.for("offhook.plotly")] ??= new WeakMap());

async function load(holder) {
  if (!holder.get("source")?.byteLength) await new Promise((sent) => holder.once("change:source", sent));
  // As a module of its own: a loader of scripts that the page may have is left alone.
  const parts = ["const module = { exports: {} };\n", holder.get("source"), "\nexport default module.exports;\n"];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function plotlyFor(model) {
  const holder = await model.widget_manager.get_model(model.get("script").replace("IPY_MODEL_", ""));
  if (!given.has(holder)) given.set(holder, load(holder));
  return given.get(holder);
}

async function render({ model, el }) {
  const frame = document.createElement("div");
  const text = document.createElement("div");
  const place = document.createElement("div");
  frame.className = "offhook-picture";
  frame.style.minHeight = `${model.get("drawn").layout.height}px`; // What follows stands where it will stay.
  text.className = "offhook offhook-instead tex2jax_ignore mathjax_ignore";
  text.innerHTML = model.get("text"); // Made in Python, where every word from outside is escaped.
  place.setAttribute("aria-hidden", text.hasChildNodes());
  frame.append(text, place);
  el.append(frame);

  const plotly = await plotlyFor(model);
  const { data, layout } = structuredClone(model.get("drawn")); // Plotly writes into what it is given.
  await plotly.newPlot(place, data, layout);
  frame.classList.add("offhook-drawn");
  place.on("plotly_click", ({ points }) => {
    model.set("clicked", { value: points[0].customdata, times: (model.get("clicked").times || 0) + 1 });
    model.save_changes();
  });
  return () => plotly.purge(place);
}

export default { render };
