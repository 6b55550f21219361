/**
 * What is published, as JSON objects. Every message starts with the header of VDA 5050 ({@code
 * headerId}, {@code timestamp}, {@code version}, {@code serialNumber}); its fields are camelCase
 * there, while the flat numbers of {@code telemetry} are snake_case with their unit.
 */
package io.drover.telemetry.payload;
