/**
 * What Drover tells the world over MQTT 3.1.1: the topics, what stands in them, a publisher that
 * never holds up a flight, and a broker for machines that have none.
 */
package io.drover.telemetry;
