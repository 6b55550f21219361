/** Images as plain arrays: what cameras give and networks take. */
package io.drover.core.image;
