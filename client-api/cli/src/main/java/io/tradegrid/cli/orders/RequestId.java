package io.tradegrid.cli.orders;

import io.tradegrid.client.DerivedId;
import java.util.UUID;
import picocli.CommandLine.Option;

/** The option that names a request. */
public final class RequestId {

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Your name for this request, 1 to 20 letters, digits and '-', used only once; sending it"
              + " again with it is safe (default: a new one).")
  private String id;

  /** Returns the id that was given, or a new one. */
  public String get() {
    if (id == null) {
      id = DerivedId.of('t', UUID.randomUUID().toString(), "");
    }
    return id;
  }
}
