/** Where flights take place: the embedded world behind the onboard module's ports. */
package io.drover.launch.site;
