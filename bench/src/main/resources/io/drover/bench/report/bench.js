// Fills the page and keeps it filled.

const figures = [];

/** Ids of sections are the report's own and must not meet the page's. */
const anchor = (section) => `section-${section.id}`;

function drawHeader() {
  byId("kinds").textContent = [...new Set(report.sections.map((section) => section.kind))].join(", ");
  byId("headline").textContent = report.title;
  byId("command").textContent = report.command;
  byId("settings").append(...Object.entries(report.settings).map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value))));
}

function drawSection(section) {
  const names = new Set(section.charts.flatMap((chart) => chart.series.map((series) => series.name)));
  const charts = section.charts.map(figure);
  figures.push(...charts);
  const marked = section.tables.some((one) => one.best.length > 0) ? " Best values are bold." : "";
  return html("section", { id: anchor(section), "aria-labelledby": `${anchor(section)}-title` },
    html("div", { class: "title" }, html("h2", { id: `${anchor(section)}-title` }, section.title), html("span", { class: "kind" }, section.kind)),
    section.note ? html("p", { class: "note" }, section.note) : null,
    ...section.tables.map((one) => table(one, names)),
    charts.length ? figureGrid(charts) : null,
    html("p", { class: "foot note" }, `Figures are ${section.kind}: ${section.meaning}.${marked}`));
}

/** The list of sections, which knows the one that is read. */
function drawContents() {
  const links = report.sections.map((section) => html("a", { href: `#${anchor(section)}` }, section.title));
  byId("contents").append(...links);
  const follow = () => {
    const passed = report.sections.filter((section) => byId(anchor(section)).getBoundingClientRect().top < innerHeight / 3).length;
    const ended = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const current = links[ended ? links.length - 1 : Math.max(0, passed - 1)];
    for (const link of links) {
      if (link !== current) link.removeAttribute("aria-current");
    }
    if (current && !current.hasAttribute("aria-current")) {
      current.setAttribute("aria-current", "true");
      byId("contents").scrollTo({ left: current.offsetLeft - 40 });
    }
  };
  addEventListener("scroll", follow, { passive: true });
  follow();
}

drawHeader();
byId("sections").append(...report.sections.map(drawSection));
drawContents();

/** Charts fill their places; tables that do not fit can be scrolled by keys. */
function draw() {
  figures.forEach((one) => one.draw());
  for (const holder of document.querySelectorAll(".scroll")) holder.tabIndex = holder.scrollWidth > holder.clientWidth ? 0 : -1;
}

draw();
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) {
    width = innerWidth;
    draw();
  }
});
addEventListener("scroll", () => unpoint(), { passive: true });
