package io.tradegrid.replay;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Small files written by hand, under {@code src/test/resources/golden}. */
public final class Golden {

  private Golden() {}

  /** Returns a file by its name. */
  public static Path file(String name) {
    URL url = Golden.class.getResource("/golden/" + name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
