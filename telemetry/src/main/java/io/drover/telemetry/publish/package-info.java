/** Gets reports to a broker over a link that comes and goes, without ever holding up the caller. */
package io.drover.telemetry.publish;
