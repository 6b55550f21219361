package io.drover.launch.report;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files that a page is made of.
 *
 * @param owner beside whom they lie
 * @param body what the page shows, HTML
 * @param styles CSS
 * @param scripts JavaScript, in the order in which they need one another
 */
public record PageParts(Class<?> owner, String body, List<String> styles, List<String> scripts) {
  public PageParts {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  String bodyText() {
    return text(body).strip();
  }

  List<String> styleTexts() {
    return styles.stream().map(this::text).toList();
  }

  List<String> scriptTexts() {
    return scripts.stream().map(this::text).toList();
  }

  private String text(String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new DroverException(ErrorCode.INTERNAL, name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, name + " in the jar cannot be read", e);
    }
  }
}
