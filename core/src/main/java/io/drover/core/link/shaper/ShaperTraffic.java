package io.drover.core.link.shaper;

/**
 * What a shaper has let through since it started.
 *
 * @param upBytes delivered to the server
 * @param downBytes delivered to clients
 * @param openConnections now
 */
public record ShaperTraffic(long upBytes, long downBytes, int openConnections) {}
