"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const search = form.elements.q;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const names = [...new Set(boxes.map((box) => box.name))];
  const output = form.querySelector("output");

  // Without tones and marks, small: what someone types without a Vietnamese keyboard.
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const small = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");

  const own = (item) => [...item.children].filter((part) => part.tagName !== "DETAILS")
    .map((part) => part.textContent).join(" ");
  const items = [...document.querySelectorAll("main li[data-kind]")].map((item) => {
    const row = item.closest("article");
    const cause = item.parentElement.closest("li[data-kind]");
    const text = small(cause ? own(item) : `${row.querySelector(".sides").textContent} ${own(item)}`);
    return { item, row, cause, text, bare: bare(text) };
  });

  function wanted() {
    const found = Object.fromEntries(names.map((name) => [name, new Set()]));
    for (const box of boxes) if (box.checked) found[box.name].add(box.value);
    return found;
  }

  function matcher(query) {
    const words = small(query.trim()).split(" ").filter(Boolean);
    // A word typed with its marks means just that word; one without means any.
    return (entry) => words.every((word) =>
      (bare(word) === word ? entry.bare : entry.text).includes(word));
  }

  function apply() {
    const want = wanted();
    const matches = matcher(search.value);
    const counts = new Map(boxes.map((box) => [box, 0]));
    const narrowed = search.value.trim() !== "" || boxes.some((box) => box.checked);
    const shown = new Set();
    for (const entry of items) {
      if (!matches(entry)) continue;
      const data = entry.item.dataset;
      const failing = names.filter((name) => want[name].size && !want[name].has(data[name]));
      if (failing.length === 0) shown.add(entry.item);
      for (const box of boxes) {
        const others = failing.every((name) => name === box.name);
        if (others && data[box.name] === box.value) counts.set(box, counts.get(box) + 1);
      }
    }
    show(shown, narrowed);
    for (const [box, count] of counts) {
      box.parentElement.querySelector(".count").textContent = count;
      box.parentElement.classList.toggle("empty", count === 0);
    }
    const said = narrowed ? output.dataset.shown : output.dataset.all;
    output.textContent = said.replace("{shown}", shown.size).replace("{all}", items.length);
    document.querySelector(".none").hidden = shown.size > 0;
  }

  function show(shown, narrowed) {
    const causes = new Set(items.filter((e) => e.cause && shown.has(e.item)).map((e) => e.cause));
    const rows = new Map();
    for (const { item, row } of items) {
      const visible = shown.has(item) || causes.has(item);
      item.hidden = !visible;
      item.classList.toggle("context", visible && !shown.has(item));
      rows.set(row, rows.get(row) || visible);
      const details = [...item.children].find((part) => part.tagName === "DETAILS");
      if (details) details.open = narrowed && causes.has(item);
    }
    for (const [row, visible] of rows) row.hidden = !visible;
    for (const part of document.querySelectorAll("section.part")) {
      const inside = [...part.querySelectorAll("li[data-kind]")].filter((li) => shown.has(li));
      part.hidden = !part.querySelector("article:not([hidden])");
      part.querySelector("h2 .count").textContent = inside.length;
    }
  }

  function address() {
    const said = names.map((name) => [name, [...wanted()[name]].map(encodeURIComponent).join(",")]);
    said.push(["q", encodeURIComponent(search.value.trim())]);
    return said.filter(([, value]) => value).map((pair) => pair.join("=")).join("&");
  }

  function read() {
    const said = new Map(location.hash.slice(1).split("&").map((part) => {
      const [name, value = ""] = part.split("=");
      return [name, value];
    }));
    search.value = decoded(said.get("q") ?? "");
    for (const box of boxes) {
      const values = (said.get(box.name) ?? "").split(",").map(decoded);
      box.checked = values.includes(box.value);
    }
    apply();
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function changed() {
    history.replaceState(null, "", `#${address()}`);
    apply();
  }

  // A link to one change or to a heading is no filter.
  const filtering = () => location.hash === "" || location.hash.includes("=") || location.hash === "#";

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  addEventListener("hashchange", () => { if (filtering()) read(); });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea");
    if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && event.target === search) { search.value = ""; changed(); }
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  if (filtering()) read(); else apply();
})();
