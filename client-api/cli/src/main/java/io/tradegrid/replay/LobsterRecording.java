package io.tradegrid.replay;

import static java.util.stream.Collectors.toMap;

import io.tradegrid.client.TradeGridClient;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A day of one LOBSTER message file, found whole and ready to be sent through a grid. */
public final class LobsterRecording {

  private static final int BATCH = 256;

  private final LobsterDay day;
  private final LobsterParties parties;

  private LobsterRecording(LobsterDay day) {
    this.day = day;
    this.parties = LobsterParties.of(day.name(), day.name().symbol());
  }

  /**
   * Chooses one file a symbol: of the message files with an orderbook file beside them, which the
   * first book is taken from, the one that covers most levels.
   *
   * @param files of any kind
   * @return the chosen, by symbol
   */
  public static List<Path> deepestOf(Collection<Path> files) {
    return List.copyOf(
        files.stream()
            .filter(file -> LobsterName.find(file).isPresent())
            .filter(file -> LobsterName.bookBeside(file).isPresent())
            .collect(
                toMap(
                    file -> LobsterName.of(file).symbol(),
                    file -> file,
                    (a, b) -> LobsterName.of(a).levels() >= LobsterName.of(b).levels() ? a : b,
                    TreeMap::new))
            .values());
  }

  /**
   * Reads a message file and the orderbook file beside it through.
   *
   * @param progress hears the number of rows read so far
   * @throws BrokenFileException naming the first row that is broken
   */
  public static LobsterRecording check(Path messages, LongConsumer progress) {
    Path book = LobsterName.bookBeside(messages).orElse(null);
    return new LobsterRecording(LobsterDay.check(messages, book, progress));
  }

  /** Returns the instrument's symbol. */
  public String symbol() {
    return parties.symbol();
  }

  /** Creates the instrument and the portfolios that trade it. */
  public void createMarket(TradeGridClient client) {
    parties.create(client);
  }

  /**
   * Sends all of it, as fast as the grid takes it. Sent again, it changes nothing.
   *
   * @param progress hears the number of messages sent so far; may throw to end the replay
   * @throws ReplayStoppedException if the grid does not answer
   */
  public void replay(TradeGridClient client, LongConsumer progress) {
    BatchSender sender = new BatchSender(client::submit, BATCH, new ReplayTotals());
    new LobsterReplay(day, parties, day.book() != null).run(sender, progress);
  }
}
