package io.drover.roscodegen;

/**
 * A constant of a message.
 *
 * @param value as the text has it, without surrounding space
 */
record MessageConstant(Primitive type, String typeWord, String name, String value) {}
