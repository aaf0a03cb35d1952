package io.tradegrid.tick;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the history of one symbol and kind from its blocks. Keeps the last few blocks that it
 * opened, so questions about neighbouring times are cheap. Not for several threads.
 */
public final class TickReader {

  /** The most ticks of a page. */
  public static final int PAGE_MAX = 65_536;

  private final TickBlocks blocks;
  private final BlockShelf shelf;

  /** Null for trades. */
  private final MergedDays days;

  /** Makes a reader. */
  public TickReader(TickBlocks blocks) {
    this.blocks = blocks;
    this.shelf = new BlockShelf(blocks.kind());
    this.days = blocks.kind() == TickKind.QUOTE ? new MergedDays(blocks, shelf) : null;
  }

  /** Returns what its ticks are. */
  public TickKind kind() {
    return blocks.kind();
  }

  /** Returns the runs of a range, which must not be empty. */
  TickCursor cursor(TickRange range, int selection) {
    TickFilter filter = filter(range.withoutFlags(), range.source());
    return cursor(range.fromNs(), range.toNs() - 1, filter, selection);
  }

  private TickCursor cursor(long fromNs, long throughNs, TickFilter filter, int selection) {
    return new TickCursor(blocks, shelf, fromNs, throughNs, filter, selection);
  }

  private TickFilter filter(int withoutFlags, TickSource source) {
    return new TickFilter(withoutFlags, source, days);
  }

  /** Returns the blocks in which the ticks of a range are. */
  List<StoredBlock> blocks(TickRange range) {
    return range.isEmpty()
        ? List.of()
        : filter(range.withoutFlags(), range.source())
            .of(blocks.between(range.fromNs(), range.toNs() - 1));
  }

  /**
   * Hands out all ticks of a range in the order of identity.
   *
   * @param columns those that are read besides the identity
   * @return how many ticks were handed out
   * @throws IllegalArgumentException if the kind does not have a column
   */
  public long scan(TickRange range, Collection<TickColumn> columns, TickVisitor visitor) {
    if (range.isEmpty()) {
      return 0;
    }
    int selection = TickSelection.of(kind(), columns) | TickSelection.IDENTITY;
    TickCursor cursor = cursor(range, selection);
    long count = 0;
    boolean goOn = true;
    while (goOn && cursor.next()) {
      count += cursor.count();
      goOn = visitor.visit(cursor.ticks(), cursor.from(), cursor.to());
    }
    cursor.finish();
    return count;
  }

  /**
   * Returns the first ticks of a range, or the first ones after those that another page had. Pages
   * have each tick once; one that comes late is on a page if it lies after the one before.
   *
   * @param columns those that are read besides the identity
   * @param after where the page before said to go on, empty for the first page
   * @param limit most ticks of the page, 1 to {@link #PAGE_MAX}
   * @throws IllegalArgumentException if the limit is out of range or the kind does not have a
   *     column
   */
  public TickPage page(
      TickRange range, Collection<TickColumn> columns, Optional<TickPosition> after, int limit) {
    if (limit < 1 || limit > PAGE_MAX) {
      throw new IllegalArgumentException("limit: must be 1 to " + PAGE_MAX + ", got " + limit);
    }
    int selection = TickSelection.of(kind(), columns) | TickSelection.IDENTITY;
    TickColumns page = new TickColumns(kind());
    TickRange rest = after.map(position -> restOf(range, position)).orElse(range);
    boolean more = false;
    if (!rest.isEmpty()) {
      TickCursor cursor = cursor(rest, selection);
      while (!more && cursor.next()) {
        TickColumns ticks = cursor.ticks();
        int from = after.isPresent() ? firstAfter(ticks, cursor, after.get()) : cursor.from();
        int to = Math.min(cursor.to(), from + limit - page.count());
        page.addAll(ticks, from, to, selection);
        more = to < cursor.to();
      }
      cursor.finish();
    }
    return new TickPage(
        page, more ? Optional.of(page.position(page.count() - 1)) : Optional.empty());
  }

  private static TickRange restOf(TickRange range, TickPosition after) {
    long fromNs = Math.max(range.fromNs(), Math.min(range.toNs(), after.timeNs()));
    return range.between(fromNs, range.toNs());
  }

  private static int firstAfter(TickColumns ticks, TickCursor run, TickPosition position) {
    int from = run.from();
    while (from < run.to()
        && ticks.timeNs(from) <= position.timeNs()
        && ticks.position(from).compareTo(position) <= 0) {
      from++;
    }
    return from;
  }

  /** Returns the identity of the first tick of a range; empty if there is none. */
  Optional<TickPosition> first(TickRange range) {
    TickColumns first = page(range, List.of(), Optional.empty(), 1).ticks();
    return first.count() == 0 ? Optional.empty() : Optional.of(first.position(0));
  }

  /**
   * Returns the last tick at or before a time, whenever that was; empty if there is none.
   *
   * @param atNs nanoseconds since the epoch
   * @param withoutFlags bits of the {@link TickFlag}s whose ticks are left out
   * @param source whose ticks
   */
  public Optional<Tick> latest(long atNs, int withoutFlags, TickSource source) {
    TickFilter filter = filter(withoutFlags, source);
    long throughNs = atNs;
    while (true) {
      List<StoredBlock> before = blocks.between(Long.MIN_VALUE, throughNs);
      int last = before.size() - 1;
      while (last >= 0 && !filter.mayKeep(before.get(last).head())) {
        last--;
      }
      if (last < 0) {
        return Optional.empty();
      }
      // The block that begins last has ticks from there on, and any other's last one is after it.
      long fromNs = before.get(last).head().firstNs();
      Optional<Tick> latest = lastOf(fromNs, throughNs, filter);
      if (latest.isPresent() || fromNs == Long.MIN_VALUE) {
        return latest;
      }
      throughNs = fromNs - 1;
    }
  }

  private Optional<Tick> lastOf(long fromNs, long throughNs, TickFilter filter) {
    TickCursor cursor = cursor(fromNs, throughNs, filter, TickSelection.ALL);
    Optional<Tick> last = Optional.empty();
    while (cursor.next()) {
      last = Optional.of(cursor.ticks().get(cursor.to() - 1));
    }
    cursor.finish();
    return last;
  }
}
