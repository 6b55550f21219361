/** What a flight is told from outside while it goes on: hold, resume, land, another policy. */
package io.drover.onboard.command;
