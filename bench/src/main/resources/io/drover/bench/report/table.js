// A table of figures; what a chart of its section draws wears its colour here, too.

function table(given, names) {
  const best = new Set(given.best.map((place) => place.join()));
  const cell = (row, text, c) => {
    const shown = c === 0 && names.has(text) ? [dot(colour(text)), text] : [text];
    const classes = [
      given.columns[c].words && c > 0 ? "words" : "",
      c === 0 && text.length > 14 ? "long" : "",
      best.has(`${row},${c}`) ? "best" : "",
    ];
    return html("td", { class: classes.filter(Boolean).join(" ") || false }, ...shown);
  };
  return html("div", { class: "table" },
    given.title ? html("h3", {}, given.title) : null,
    html("div", { class: "scroll", role: "region", "aria-label": given.title || "Table" },
      html("table", {},
        html("thead", {}, html("tr", {}, ...given.columns.map(({ name, words }, c) => html("th", { scope: "col", class: words && c > 0 ? "words" : false }, name)))),
        html("tbody", {}, ...given.rows.map((row, r) => html("tr", {}, ...row.map((text, c) => cell(r, text, c))))))));
}
