/** Records topics of a running ROS graph into bags, whatever their types are. */
package io.drover.launch.record;
