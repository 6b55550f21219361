/** The {@code drover} command: verbs, their options, and how errors reach people. */
package io.drover.launch.cli;
