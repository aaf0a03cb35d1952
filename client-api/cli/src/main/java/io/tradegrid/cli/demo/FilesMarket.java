package io.tradegrid.cli.demo;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.prices.DailyPriceImport;
import io.tradegrid.replay.LobsterRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real prices and real order flow: daily prices from {@code DIR/daily/*ohlcv*.csv[.gz]}, and from
 * {@code DIR/lobster} one LOBSTER message file a symbol, sent one after the other at full speed.
 */
final class FilesMarket implements Market {

  private final Path directory;
  private final TradeGridClient client;
  private final List<LobsterRecording> recordings = new ArrayList<>();

  FilesMarket(Path directory, TradeGridClient client) {
    this.directory = directory;
    this.client = client;
  }

  @Override
  public String description() {
    return "files of " + directory;
  }

  @Override
  public void open() {
    List<Path> flows = LobsterRecording.deepestOf(files("lobster"));
    if (flows.isEmpty()) {
      throw new CommandException(
          "--data: there is no LOBSTER message file with its orderbook file in "
              + directory.resolve("lobster"));
    }
    for (Path flow : flows) {
      try (Progress progress = Progress.start("Checking " + flow.getFileName(), 0)) {
        recordings.add(LobsterRecording.check(flow, progress::advanceTo));
      }
    }
    importPrices(
        files("daily").stream()
            .filter(file -> file.getFileName().toString().matches(".*ohlcv.*\\.csv(\\.gz)?"))
            .toList());
    recordings.forEach(recording -> recording.createMarket(client));
  }

  private void importPrices(List<Path> files) {
    DailyPriceImport prices = new DailyPriceImport(files, true);
    try (Progress progress = Progress.start("Checking daily prices", 0)) {
      prices.check(progress::advanceTo);
    }
    if (imported() == prices.rows()) {
      return;
    }
    try (Progress progress = Progress.start("Importing daily prices", prices.rows())) {
      prices.write(client::put, progress::advanceTo);
    }
  }

  /** Counts what an earlier run has imported, which need not be imported again. */
  private long imported() {
    return (Long) client.sql("SELECT COUNT(*) FROM BARS_1D WHERE SOURCE = 'IMPORT'").get(0).get(0);
  }

  @Override
  public void run(Duration duration) {
    long startedNs = System.nanoTime();
    try {
      for (LobsterRecording recording : recordings) {
        recording.replay(client, sent -> requireTime(startedNs, duration));
      }
    } catch (TimeIsUp e) {
      // What was sent so far is a prefix of the day, which is a market like any other.
      return;
    }
  }

  private static void requireTime(long startedNs, Duration duration) {
    if (System.nanoTime() - startedNs >= duration.toNanos()) {
      throw new TimeIsUp();
    }
  }

  private List<Path> files(String name) {
    Path folder = directory.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new CommandException("--data: cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Leaves a replay from within its progress, the one place it calls back. */
  private static final class TimeIsUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeIsUp() {
      super("the time is up", null, false, false);
    }
  }
}
