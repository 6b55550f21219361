/** Errors: one exception, numbered by cause, saying whose turn it is. */
package io.drover.core.error;
