package io.tradegrid.cli;

import org.apache.ignite.internal.IgniteVersionUtils;
import picocli.CommandLine.IVersionProvider;

/** Says which TradeGrid this is, and on what it stands. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String built = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "TradeGrid %s (Ignite %s, Java %s)"
          .formatted(
              built == null ? "not packaged" : built,
              IgniteVersionUtils.VER_STR,
              System.getProperty("java.version"))
    };
  }
}
