package io.drover.onboard.perception;

import io.drover.navigation.ResourceShare;

/**
 * What the drone last measured of its link, edge and self.
 *
 * @param bandwidthBitsPerSecond 0 when the link is down
 * @param predictedLatencySeconds [actions], infinite where the link is down
 * @param predictedTransmitSeconds [actions] what of them is size ÷ bandwidth; 0 on board
 */
public record LinkState(
    double bandwidthBitsPerSecond,
    double roundTripSeconds,
    ResourceShare share,
    double[] predictedLatencySeconds,
    double[] predictedTransmitSeconds) {}
