/** Verbs in processes of their own, as users start them: an edge watched from outside, a map. */
package io.drover.bench.process;
