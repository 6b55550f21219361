package io.drover.launch.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** ROS 1: its environment, and the master. */
final class RosCheck implements Check {
  private static final String SUBJECT = "ROS master";
  private static final String GET_URI =
      "<?xml version=\"1.0\"?><methodCall><methodName>getUri</methodName><params><param><value>"
          + "<string>/drover_doctor</string></value></param></params></methodCall>";

  private final DoctorOptions options;

  RosCheck(DoctorOptions options) {
    this.options = options;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(master());
    for (String name : List.of("ROS_HOSTNAME", "ROS_IP")) {
      if (options.environment().containsKey(name)) {
        findings.add(address(name, options.environment().get(name)));
      }
    }
    return findings;
  }

  private Finding master() {
    String uri = options.master();
    try {
      HttpLook answer = HttpLook.at(URI.create(uri), GET_URI);
      return answer.body().contains("<methodResponse")
          ? Finding.ok(SUBJECT, uri + " answers")
          : Finding.failure(SUBJECT, uri + " is no ROS master", "mend ROS_MASTER_URI");
    } catch (IllegalArgumentException e) {
      return Finding.failure(
          SUBJECT,
          "ROS_MASTER_URI is " + uri + ", which is no address",
          "write it like http://localhost:11311");
    } catch (IOException e) {
      return Finding.unanswered(
          SUBJECT,
          options.namesMaster(),
          uri + " does not answer",
          options.namesMaster()
              ? "start roscore there, or mend ROS_MASTER_URI"
              : "needed for robots with ROS only: roscore, or roslaunch, starts one");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the ROS master was asked", e);
    }
  }

  /** Other nodes are told this name, and must find this machine by it. */
  static Finding address(String name, String value) {
    try {
      return Finding.ok(name, value + " is " + InetAddress.getByName(value).getHostAddress());
    } catch (UnknownHostException e) {
      return Finding.failure(
          name,
          value + " is not known, so that no other node finds this one",
          "set it to this machine's address, as robots see it");
    }
  }
}
