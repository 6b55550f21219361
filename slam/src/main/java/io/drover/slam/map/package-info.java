/** Maps as people and planners read them. */
package io.drover.slam.map;
