/** Pages for browsers of this machine, with what keeps them up to date. */
package io.drover.launch.web;
