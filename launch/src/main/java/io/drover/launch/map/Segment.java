package io.drover.launch.map;

import io.drover.core.geometry.Vector2;

/** A straight line between two places, metres. */
record Segment(Vector2 from, Vector2 to) {}
