package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The dashboard's colours on dark, after Okabe and Ito: those who see few colours tell them apart,
 * too.
 */
enum Colours {
  EDGE(0x56b4e9),
  BOARD(0xf0b43c),
  FALLBACK(0xff8a4c),
  HOLD(0xe59ac8),
  GONE(0x757c84),
  ROVER(0x35c79b),
  ROUTE(0x8a929c),
  TUNNEL(0x6b6052),
  INK(0xe9e7e3);

  private static final double MOST = 255;

  private final int rgb;

  Colours(int rgb) {
    this.rgb = rgb;
  }

  /** As Foxglove writes it: each from 0 to 1. */
  void write(ObjectNode into, double alpha) {
    into.put("r", part(16)).put("g", part(8)).put("b", part(0)).put("a", alpha);
  }

  private double part(int shift) {
    return Math.round((rgb >> shift & 0xff) / MOST * 1000) / 1000.0;
  }
}
