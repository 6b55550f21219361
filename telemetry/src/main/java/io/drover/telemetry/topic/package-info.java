/** Where things are published: {@code drover/v1/<site>/<participant>/<topic>}. */
package io.drover.telemetry.topic;
