/**
 * What a participant is told to do: read, judged and acknowledged, before anybody who can do it is
 * asked.
 */
package io.drover.telemetry.command;
