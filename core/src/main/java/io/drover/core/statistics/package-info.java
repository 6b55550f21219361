/** What samples say. */
package io.drover.core.statistics;
