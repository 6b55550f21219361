/** Nodes of ROS that make one map of several robots: robots, their edges, and the cloud. */
package io.drover.launch.node.slam;
