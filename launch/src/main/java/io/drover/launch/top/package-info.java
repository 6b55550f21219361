/** Edge servers and their drones as a live table, from the metrics that they show. */
package io.drover.launch.top;
