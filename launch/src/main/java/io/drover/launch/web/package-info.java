/** Pages for browsers, with the events and web sockets that keep them up to date, on one port. */
package io.drover.launch.web;
