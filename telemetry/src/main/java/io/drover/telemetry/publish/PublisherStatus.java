package io.drover.telemetry.publish;

import java.util.Optional;

/**
 * What a publisher has come to so far.
 *
 * @param connected whether the broker can be reached now
 * @param connections how often it was connected; one more than it was lost
 * @param waiting reports in the queue
 * @param sent reports handed to the broker; QoS 1 ones count when acknowledged
 * @param droppedPeriodic QoS 0 reports given up for lack of room, or unsent at the end
 * @param droppedEvents QoS 1 reports given up for lack of room, for their size, or unsent at the
 *     end
 * @param problem why it is not connected, in one line that says what to do
 */
public record PublisherStatus(
    boolean connected,
    long connections,
    int waiting,
    long sent,
    long droppedPeriodic,
    long droppedEvents,
    Optional<String> problem) {}
