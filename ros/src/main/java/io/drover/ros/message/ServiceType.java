package io.drover.ros.message;

/**
 * What caller and server of a service must agree on.
 *
 * @param name such as {@code std_srvs/SetBool}
 * @param md5 the check sum of both halves together
 * @param request what is asked
 * @param response what is answered
 */
public record ServiceType<Q extends Message, S extends Message>(
    String name, String md5, MessageType<Q> request, MessageType<S> response) {}
