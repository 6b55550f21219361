package io.drover.telemetry.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  /** Made by mosquitto_passwd 2.0.11. */
  private static final String MOSQUITTOS =
      "$7$101$rZi81IUboJwM5Fnh$pHfKAVNTUmsbkFXhVbDBsI5U1fV4+H3J6u3164G3oBiXRj22dnK9OOfMwz784ozQ"
          + "Qg5pjqM1iXy1IHBhUyBV7w==";

  @Test
  void readsWhatMosquittoWrites() {
    PasswordHash hash = PasswordHash.parse(MOSQUITTOS).orElseThrow();

    assertThat(hash.fits(bytes("pässwörd"))).isTrue();
    assertThat(hash.fits(bytes("password"))).isFalse();
    assertThat(hash.fits(new byte[0])).isFalse();
    assertThat(hash).hasToString(MOSQUITTOS);
  }

  @Test
  void saltsEachPasswordAnew() {
    PasswordHash one = PasswordHash.of("secret", new SecureRandom());
    PasswordHash other = PasswordHash.of("secret", new SecureRandom());

    assertThat(one.toString()).isNotEqualTo(other.toString());
    PasswordHash read = PasswordHash.parse(one.toString()).orElseThrow();
    assertThat(read.fits(bytes("secret"))).isTrue();
    assertThat(read.fits(bytes("Secret"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$7$101$AAAA$AAAA",
        "$6$c2FsdHNhbHQ=$AAAA",
        "$7$0$rZi81IUboJwM5Fnh$pHfKAVNTUmsbkFXhVbDBsI5U1fV4+H3J6u3164G3oBiXRj22dnK9OOfMwz784ozQ"
            + "Qg5pjqM1iXy1IHBhUyBV7w==",
        "$7$99999999$rZi81IUboJwM5Fnh$pHfKAVNTUmsbkFXhVbDBsI5U1fV4+H3J6u3164G3oBiXRj22dnK9OOfM"
            + "wz784ozQQg5pjqM1iXy1IHBhUyBV7w==",
        "$7$101$not base 64$pHfKAVNTUmsb"
      })
  void takesNoOtherFormat(String text) {
    assertThat(PasswordHash.parse(text)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
