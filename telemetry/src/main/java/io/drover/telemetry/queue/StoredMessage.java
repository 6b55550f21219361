package io.drover.telemetry.queue;

import io.drover.telemetry.topic.Topic;

/**
 * A message that waits on disk.
 *
 * @param sequence order over all topics, also after a restart
 * @param headerId of its topic
 * @param payload as it is sent; not copied
 */
public record StoredMessage(long sequence, Topic topic, long headerId, byte[] payload) {}
