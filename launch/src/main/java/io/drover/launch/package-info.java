/** Everything that starts: the command line, and the wiring of the modules' ports. */
package io.drover.launch;
