/**
 * One worker per drone, under a share of cores: the port that backends implement, and the embedded
 * backend that needs nothing but this process.
 */
package io.drover.edge.container;
