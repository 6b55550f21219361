/** Messages that outlive the process: they wait on disk until the broker has them. */
package io.drover.telemetry.queue;
