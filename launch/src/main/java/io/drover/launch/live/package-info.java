/**
 * Roles on the wall clock: world, edge, link and drone, each one process, and the run that starts
 * all of them.
 */
package io.drover.launch.live;
