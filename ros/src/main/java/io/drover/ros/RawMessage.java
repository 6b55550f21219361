package io.drover.ros;

/**
 * A message of any type, as it was sent.
 *
 * @param source who sent it, and of what type it is
 * @param bytes not copied: nobody changes them
 */
public record RawMessage(TopicSource source, byte[] bytes) {}
