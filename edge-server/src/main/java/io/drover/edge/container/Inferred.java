package io.drover.edge.container;

import io.drover.navigation.NavigationOutput;

/**
 * What an engine made of a frame.
 *
 * @param decodeSeconds of the time that it took, for decoding
 */
public record Inferred(NavigationOutput output, double decodeSeconds) {}
