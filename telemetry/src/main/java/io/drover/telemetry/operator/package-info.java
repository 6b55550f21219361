/** The other end of a participant's commands: who gives them and waits for the answers. */
package io.drover.telemetry.operator;
