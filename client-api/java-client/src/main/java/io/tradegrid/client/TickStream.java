package io.tradegrid.client;

import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The ticks of a range one by one, a page of them in memory. Not for several threads. */
final class TickStream implements Iterator<Tick> {

  private final Function<Optional<TickPosition>, TickPage> pages;
  private TickPage page;
  private int next;

  TickStream(Function<Optional<TickPosition>, TickPage> pages, Optional<TickPosition> after) {
    this.pages = pages;
    this.page = pages.apply(after);
  }

  @Override
  public boolean hasNext() {
    while (next == page.ticks().count() && page.next().isPresent()) {
      page = pages.apply(page.next());
      next = 0;
    }
    return next < page.ticks().count();
  }

  @Override
  public Tick next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.ticks().get(next++);
  }
}
