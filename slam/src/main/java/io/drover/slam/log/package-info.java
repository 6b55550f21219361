/** Logs of robots, read scan by scan. */
package io.drover.slam.log;
