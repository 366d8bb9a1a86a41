// A form: labelled fields (a line of text, or a file that is pasted, dropped or chosen), a button, examples.
// It sends everything at once when the button is pressed, or Enter in a line of text.

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function bytes(text) {
  return new TextEncoder().encode(text).length;
}

function render({ model, el }) {
  const form = element("form", { class: "offhook-form", novalidate: true });
  const fields = element("div", { class: "offhook-fields" });
  const complaint = element("p", { class: "offhook-complaint", role: "alert" });
  const inputs = {};
  const limit = model.get("limit");

  function complain(text, input) {
    complaint.textContent = text;
    if (input) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  }

  function calm() {
    complaint.textContent = "";
    for (const input of Object.values(inputs)) input.removeAttribute("aria-invalid");
  }

  async function take(file, input) {
    calm();
    if (file.size > limit) {
      complain(`${file.name} has ${size(file.size)}; a configuration file has at most ${size(limit)}. Choose another file.`, input);
      return;
    }
    // One letter for each byte: a byte that is no UTF-8 must reach the linter as it is.
    const data = new Uint8Array(await file.arrayBuffer());
    try {
      input.value = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    } catch {
      complain(`${file.name} is not text: it may be encrypted or compressed. Choose the plain configuration file.`, input);
    }
  }

  for (const field of model.get("fields")) {
    // Each form loads this module anew, so that a counter would give two forms the same names.
    const id = `offhook-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
    const hint = field.hint ? element("small", { id: `${id}-hint`, class: "offhook-hint" }, field.hint) : "";
    const label = element("label", { for: id }, field.label);
    const box = element("div", { class: `offhook-field offhook-${field.kind}` }, label, hint);
    const common = { id, name: field.name, "aria-describedby": field.hint ? `${id}-hint` : null, placeholder: field.placeholder };
    let input;
    if (field.kind === "file") {
      input = element("textarea", { ...common, rows: field.rows || 9, spellcheck: "false", autocapitalize: "off", wrap: "off" });
      const chooser = element("input", { type: "file", id: `${id}-file`, class: "offhook-chooser" });
      chooser.addEventListener("change", async () => {
        if (chooser.files.length) await take(chooser.files[0], input);
        chooser.value = "";
      });
      const open = element("label", { for: `${id}-file`, class: "offhook-open" }, "or choose a file");
      box.append(input, element("div", { class: "offhook-file-row" }, chooser, open));
      input.addEventListener("drop", (event) => {
        if (event.dataTransfer.files.length) {
          event.preventDefault();
          take(event.dataTransfer.files[0], input);
        }
      });
    } else {
      input = element("input", { ...common, type: "search", maxlength: "300", autocomplete: "off", enterkeyhint: "go" });
      box.append(input);
    }
    input.value = (model.get("values") || {})[field.name] || "";
    // JupyterLab has keys of its own for what is typed outside of its editors.
    input.addEventListener("keydown", (event) => event.stopPropagation());
    inputs[field.name] = input;
    fields.append(box);
  }

  function send() {
    calm();
    const values = {};
    for (const [name, input] of Object.entries(inputs)) {
      const length = bytes(input.value);
      if (length > limit) {
        complain(`That text has ${size(length)}; a configuration file has at most ${size(limit)}. Paste less.`, input);
        return;
      }
      values[name] = input.value;
    }
    model.set("values", values);
    model.set("sent", model.get("sent") + 1);
    model.save_changes();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  const button = element("button", { type: "submit", class: "offhook-button" }, model.get("button"));
  fields.append(element("div", { class: "offhook-field offhook-send" }, button));
  form.append(fields, complaint);

  const examples = model.get("examples");
  if (examples.length) {
    const list = element("div", { class: "offhook-examples" }, element("span", {}, "For example: "));
    for (const example of examples) {
      const one = element("button", { type: "button", class: "offhook-example" }, example.label);
      one.addEventListener("click", () => {
        for (const [name, value] of Object.entries(example.values)) inputs[name].value = value;
        send();
      });
      list.append(one);
    }
    form.append(list);
  }
  model.on("change:values", () => {
    for (const [name, value] of Object.entries(model.get("values"))) {
      if (inputs[name] && inputs[name].value !== value) inputs[name].value = value;
    }
  });
  el.classList.add("offhook");
  el.append(form);
}

export default { render };
