/** What learning starts from: frames with labels and flight profiles, recorded in the world. */
package io.drover.launch.training;
