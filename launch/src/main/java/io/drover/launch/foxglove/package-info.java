/**
 * Foxglove's web socket protocol, so that Foxglove shows what the dashboard shows: {@code
 * FoxgloveServer} speaks it, {@code FoxgloveSite} tells it what a site's participants say.
 */
package io.drover.launch.foxglove;
