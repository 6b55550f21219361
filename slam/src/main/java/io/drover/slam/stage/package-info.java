/** What the stages of mapping cost. */
package io.drover.slam.stage;
