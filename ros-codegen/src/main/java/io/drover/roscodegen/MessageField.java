package io.drover.roscodegen;

/** A field of a message, in the order of the wire. */
record MessageField(FieldType type, String name) {}
