/** How well a network steers and warns, at every resolution and quality that it may be given. */
package io.drover.navigation.evaluation;
