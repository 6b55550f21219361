/** Logs of robots to maps on disk. */
package io.drover.launch.map;
