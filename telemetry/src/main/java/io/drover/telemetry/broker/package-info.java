/** MQTT brokers: the address of one, and one that runs inside this process. */
package io.drover.telemetry.broker;
