/** What a comparison found: tables and charts, for the terminal, for programs and as a page. */
package io.drover.bench.report;
