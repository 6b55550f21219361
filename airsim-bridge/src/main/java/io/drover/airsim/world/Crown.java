package io.drover.airsim.world;

/** The foliage of a tree: seen, but not solid. */
record Crown(double x, double y, double radius, double bottom, double top, Finish finish) {}
