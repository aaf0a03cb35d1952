package io.tradegrid.lookback;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A shard made again from its log until a point of it, with an eye on one instrument. */
final class BookReplay {

  private final int instrumentId;
  private final int eventsMax;
  private final Deque<Map<String, Object>> events = new ArrayDeque<>();
  private final ShardState state;
  private long sequence;
  private int commandsOfEntry;
  private long commands;
  private long timeNs;
  private long timeSequence;
  private LogEntry firstBeyond;

  /**
   * Begins before the first entry.
   *
   * @param eventsMax so many of the last events of the instrument's market are kept
   */
  BookReplay(int shard, int instrumentId, int eventsMax) {
    this.instrumentId = instrumentId;
    this.eventsMax = eventsMax;
    this.state = new ShardState(shard, LadderMarket::new, new Events());
  }

  /**
   * Carries the log out.
   *
   * @param toSequence the last entry
   * @param untilNs what concerns the instrument is carried out up to this time, inclusive; the
   *     first command that is later ends it. Other instruments may have times of their own.
   */
  void run(LogReader log, long toSequence, long untilNs, LongConsumer progress) {
    for (LogEntry entry = log.next();
        entry != null && entry.sequence() <= toSequence;
        entry = log.next()) {
      if (!replay(entry, untilNs)) {
        firstBeyond = entry;
        return;
      }
      progress.accept(sequence);
    }
  }

  /** Returns whether all of the entry was carried out. */
  private boolean replay(LogEntry entry, long untilNs) {
    int done = 0;
    for (Command command : entry.commands()) {
      int instrument = CommandFields.instrumentId(command);
      boolean concerns = instrument == 0 || instrument == instrumentId;
      long commandNs = CommandFields.timeNs(command);
      if (concerns && commandNs > untilNs) {
        return false;
      }
      state.replay(command);
      commands++;
      sequence = entry.sequence();
      commandsOfEntry = ++done;
      if (concerns && commandNs != 0 && !(command instanceof DefineInstrument)) {
        timeNs = Math.max(timeNs, commandNs);
        timeSequence = entry.sequence();
      }
    }
    return true;
  }

  ShardState state() {
    return state;
  }

  /** Returns the instrument as it was; null if the log had not got it yet. */
  Listing listing() {
    return state.listing(instrumentId);
  }

  /** Returns the last entry that was carried out, at least in part; 0 if none was. */
  long sequence() {
    return sequence;
  }

  /** Returns how many commands were carried out of that entry. */
  int commandsOfEntry() {
    return commandsOfEntry;
  }

  /** Returns how many commands were carried out in all. */
  long commands() {
    return commands;
  }

  /** Returns the time of the last command that concerned the instrument, 0 if there was none. */
  long timeNs() {
    return timeNs;
  }

  /** Returns the entry of that command. */
  long timeSequence() {
    return timeSequence;
  }

  /** Returns the entry with the command that was too late; null if the log ended before. */
  LogEntry firstBeyond() {
    return firstBeyond;
  }

  /** Returns the last events of the instrument's market, oldest first. */
  List<Map<String, Object>> events() {
    return List.copyOf(events);
  }

  /** Keeps the last events. */
  private final class Events implements ShardListener {

    @Override
    public void happened(Listing listing, MarketEvent event) {
      if (eventsMax > 0 && listing.instrument().id() == instrumentId) {
        if (events.size() == eventsMax) {
          events.removeFirst();
        }
        events.addLast(BookText.event(state, listing, event));
      }
    }
  }
}
