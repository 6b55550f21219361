package io.drover.ros.tcp;

import io.drover.ros.message.MessageType;

/**
 * What a subscriber tells of the messages that it takes.
 *
 * @param name {@code *} if it takes any
 * @param md5 likewise
 * @param definition the type's text, empty if it takes any
 */
record WantedType(String name, String md5, String definition) {
  /** Takes whatever is published, as the publisher defines it. */
  static final WantedType ANY = new WantedType("*", "*", "");

  static WantedType of(MessageType<?> type) {
    return new WantedType(type.name(), type.md5(), type.definition());
  }

  boolean any() {
    return name.equals("*");
  }
}
