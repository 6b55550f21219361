package io.drover.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlRpcTest {
  private static final List<Object> VALUES =
      List.of(
          true,
          -7,
          2.5,
          "a <b> & \"c\" ü\n",
          "",
          List.of(1, List.of()),
          Map.of("k", Map.of("x", 1.0)));

  @Test
  void valuesSurviveACall() throws Exception {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (XmlRpcServer server =
        new XmlRpcServer(loopback, (method, parameters) -> List.of(method, parameters))) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      assertThat(new XmlRpcClient(5).call(uri, "echo", VALUES)).isEqualTo(List.of("echo", VALUES));
    }
  }

  @Test
  void failuresSurviveACall() throws Exception {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (XmlRpcServer server =
        new XmlRpcServer(
            loopback,
            (method, parameters) -> {
              throw new XmlRpcFault("no " + method);
            })) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      assertThatThrownBy(() -> new XmlRpcClient(5).call(uri, "echo", List.of()))
          .isInstanceOf(XmlRpcFault.class)
          .hasMessage("no echo");
    }
  }

  @Test
  void readsWhatPythonWrites() throws Exception {
    String xml =
        """
        <?xml version='1.0'?>
        <methodResponse>
        <params>
        <param>
        <value><array><data>
        <value><int>1</int></value>
        <value>bare</value>
        <value><double>inf</double></value>
        <value><base64>
        AQI=
        </base64></value>
        <value><struct>
        <member>
        <name>a</name>
        <value><nil/></value></member>
        </struct></value>
        </data></array></value>
        </param>
        </params>
        </methodResponse>
        """;
    List<?> value = (List<?>) XmlRpcReader.answer(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(value.subList(0, 3)).isEqualTo(List.of(1, "bare", Double.POSITIVE_INFINITY));
    assertThat((byte[]) value.get(3)).containsExactly(1, 2);
    assertThat(value.get(4)).isEqualTo(Map.of("a", ""));
  }

  @Test
  void rejectsWhatIsNoCall() {
    String deep = "<value><array><data>".repeat(5000);
    for (String bad :
        new String[] {
          "",
          "<a/>",
          "<methodCall/>",
          "<methodCall><methodName>m</methodName><params><param>" + deep,
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><methodCall><methodName>m"
              + "</methodName><params><param><value>&e;</value></param></params></methodCall>",
          "<methodCall><methodName>m</methodName><params><param><value><int>x</int></value>"
              + "</param></params></methodCall>"
        }) {
      assertThatThrownBy(() -> XmlRpcReader.call(bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad.substring(0, Math.min(80, bad.length())))
          .isInstanceOf(XmlRpcFault.class);
    }
  }
}
