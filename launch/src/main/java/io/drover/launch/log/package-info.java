/** What other people's libraries may say on standard error; Drover's own log is logback's. */
package io.drover.launch.log;
