/** Workers as child processes, each in a cgroup of its own where that can be written. */
package io.drover.edge.process;
