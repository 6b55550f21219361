/** Names of participants, as values. */
package io.drover.core.id;
