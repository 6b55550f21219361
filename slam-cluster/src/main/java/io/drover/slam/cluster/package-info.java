/** Searches for loops on a cluster of Apache Spark. */
package io.drover.slam.cluster;
