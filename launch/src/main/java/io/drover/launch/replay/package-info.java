/** Policies over recorded frames instead of a world. */
package io.drover.launch.replay;
