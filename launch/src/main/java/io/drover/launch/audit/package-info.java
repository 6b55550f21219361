/** What an edge server did for whom and why, written down so that it can be asked for later. */
package io.drover.launch.audit;
