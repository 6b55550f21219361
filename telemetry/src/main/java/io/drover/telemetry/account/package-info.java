/**
 * Who may come to a broker and do what there, in the files that mosquitto reads, too: a password
 * file and an access control list.
 */
package io.drover.telemetry.account;
