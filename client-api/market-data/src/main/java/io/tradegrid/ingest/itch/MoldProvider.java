package io.tradegrid.ingest.itch;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;

/** Feeds of ITCH 5.0 over MoldUDP64. */
public final class MoldProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public MoldProvider() {}

  @Override
  public String name() {
    return "itch-mold";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required(
            "mold.listen", "Group, or address of this machine, and port of the packets."),
        FeedSetting.required("mold.server", "Re-request server as host:port."),
        FeedSetting.text(
            "mold.interface",
            "",
            "Network interface that joins the group, by name or address; the machine's choice."),
        FeedSetting.number(
            "mold.first",
            1,
            0,
            Long.MAX_VALUE / 10,
            "First message wanted; 0 begins with what comes, and with empty books."),
        FeedSetting.number(
            "mold.waiting", 100_000, 1, 10_000_000, "Most messages that wait for earlier ones."),
        FeedSetting.number(
            "mold.retry.ms", 200, 2, 60_000, "Milliseconds that an answer may take."),
        FeedSetting.number(
            "mold.requests", 10, 1, 1_000, "Requests for the same before it is given up."),
        FeedSetting.required(TradingDay.KEY, TradingDay.MEANING),
        FeedSetting.text("itch.source", "NASDAQ", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new MoldFeed(
        new MoldFeed.Place(
            address(settings, "mold.listen"),
            network(settings.text("mold.interface")),
            address(settings, "mold.server"),
            settings.number("mold.first")),
        new MoldFeed.Patience(
            settings.integer("mold.waiting"),
            settings.integer("mold.retry.ms"),
            settings.integer("mold.requests")),
        settings.tag("itch.source"),
        TradingDay.midnightNs(settings.text(TradingDay.KEY)));
  }

  private static Optional<NetworkInterface> network(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      NetworkInterface network = NetworkInterface.getByName(text);
      // Not by way of a name server.
      if (network == null && text.matches("[0-9.]+|.*:.*")) {
        network = NetworkInterface.getByInetAddress(InetAddress.getByName(text));
      }
      if (network != null) {
        return Optional.of(network);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("mold.interface: cannot be looked up, got " + text, e);
    }
    throw new IllegalArgumentException(
        "mold.interface: must be the name or address of an interface here, got " + text);
  }

  private static InetSocketAddress address(FeedSettings settings, String key) {
    String text = settings.text(key);
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(key + ": must be host:port, got " + text);
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port > 65_535) {
      throw new IllegalArgumentException(key + ": must have a port up to 65535, got " + text);
    }
    InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), port);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(key + ": must be a host that is known, got " + text);
    }
    return address;
  }
}
