package io.drover.bench.edge;

import java.util.Locale;

/** So many drones on an edge server of so many cores. */
record SwarmCase(int drones, double cores) {
  String label() {
    return String.format(
        Locale.ROOT, "%d %s, %.0f cores", drones, drones == 1 ? "drone" : "drones", cores);
  }
}
