package io.drover.launch.web;

/** Answers requests for one path. Called on threads that may take their time, several at once. */
@FunctionalInterface
public interface WebRoute {
  /** What to answer; what is thrown is answered as a failure of the server. */
  WebAnswer answer(WebRequest request);
}
