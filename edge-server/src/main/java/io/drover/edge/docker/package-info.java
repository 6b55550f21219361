/** Workers as Docker containers. */
package io.drover.edge.docker;
