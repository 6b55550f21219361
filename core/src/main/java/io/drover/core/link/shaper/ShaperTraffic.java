package io.drover.core.link.shaper;

/**
 * What a shaper has let through since it started.
 *
 * @param upBytes delivered to the server
 * @param downBytes delivered to clients
 * @param openConnections now
 * @param upBusySeconds for how long something was on its way to the server, outages meanwhile
 *     included: by this the bytes are what the link carries
 */
public record ShaperTraffic(
    long upBytes, long downBytes, int openConnections, double upBusySeconds) {}
