package io.tradegrid.prices;

import io.tradegrid.schema.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Daily price files on their way into BARS_1D: first all are checked, then all are written. */
public final class DailyPriceImport {

  private final List<Path> files;
  private final boolean skipIncomplete;
  private final List<String> skipped = new ArrayList<>();
  private final SortedSet<String> symbols = new TreeSet<>();
  private long rows;

  /**
   * Names the files.
   *
   * @param skipIncomplete whether rows with an empty field, or with prices that contradict each
   *     other, are left out
   */
  public DailyPriceImport(List<Path> files, boolean skipIncomplete) {
    this.files = List.copyOf(files);
    this.skipIncomplete = skipIncomplete;
  }

  /**
   * Reads all files through.
   *
   * @param progress hears the number of rows read so far
   * @throws io.tradegrid.replay.BrokenFileException naming the first row that is broken
   */
  public void check(LongConsumer progress) {
    rows = 0;
    skipped.clear();
    for (Path file : files) {
      new DailyPriceFile(file, skipIncomplete)
          .read(
              price -> {
                symbols.add(price.symbol());
                progress.accept(++rows);
              },
              skipped::add);
    }
  }

  /**
   * Writes what {@link #check} found whole.
   *
   * @param sink takes rows of BARS_1D, some at a time
   * @param progress hears the number of rows written so far
   */
  public void write(Consumer<List<Row>> sink, LongConsumer progress) {
    RowWriter writer = new RowWriter(sink);
    for (Path file : files) {
      new DailyPriceFile(file, skipIncomplete)
          .read(
              price -> {
                writer.write(price.row());
                progress.accept(writer.written());
              },
              row -> {});
    }
    writer.flush();
    progress.accept(writer.written());
  }

  /** Returns the number of rows to write. */
  public long rows() {
    return rows;
  }

  /** Returns the symbols in the files. */
  public SortedSet<String> symbols() {
    return symbols;
  }

  /** Returns a line about each row that is left out: file, line, column and why. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }
}
