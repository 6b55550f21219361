/** How good a trajectory is: held against what was checked by hand. */
package io.drover.slam.evaluation;
