/** Names of a ROS graph, and the command line and environment that say what a node is called. */
package io.drover.ros.name;
