/** The port over ROS 1: its master by XML-RPC, its topics and services by TCPROS. */
package io.drover.ros.tcp;
