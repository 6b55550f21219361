/** Policies by the names that people give them on the command line. */
package io.drover.launch.policy;
