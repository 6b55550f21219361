/** What a run leaves: figures, tables, JSON, and the run folder with its page. */
package io.drover.launch.report;
