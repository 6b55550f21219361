/** An edge in a process of its own, as users start it, watched from outside. */
package io.drover.bench.process;
