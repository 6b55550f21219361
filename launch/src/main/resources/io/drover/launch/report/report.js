// Starts the page.

drawHeader();
drawFigures();
if (run.flights.length > 0) {
  drawControls();
  drawKey();
  pickFirst();
  [drawMap, drawEndings, drawTimeline, drawReason, drawCdfs].forEach(whenViewChanges);
  redraw();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      map.window = null;
      redraw();
    }
  });
}
