package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import java.util.ArrayList;
import java.util.List;

/** A request and all that was ever said to it, however often it was sent. Safe for many threads. */
public final class Asked {

  private final long number;
  private final OrderRequest request;
  private final int shard;
  private final boolean impostor;
  private final List<Told> told = new ArrayList<>();
  private long firstSentAtNs = Long.MAX_VALUE;

  Asked(long number, OrderRequest request, int shard, boolean impostor) {
    this.number = number;
    this.request = request;
    this.shard = shard;
    this.impostor = impostor;
  }

  /** Returns its number in the record. */
  public long number() {
    return number;
  }

  /** Returns what is asked. */
  public OrderRequest request() {
    return request;
  }

  /** Returns the shard it is for. */
  public int shard() {
    return shard;
  }

  /** Returns whether it asks something else under an id that is taken, and must be refused. */
  public boolean isImpostor() {
    return impostor;
  }

  /** Takes note that it is sent, by System.nanoTime. */
  public synchronized void sentAt(long nowNs) {
    firstSentAtNs = Math.min(firstSentAtNs, nowNs);
  }

  synchronized void add(Told one) {
    told.add(one);
  }

  /** Returns when it was first sent, by System.nanoTime; Long.MAX_VALUE if it never was. */
  public synchronized long firstSentAtNs() {
    return firstSentAtNs;
  }

  /** Returns all that was said, in the order in which it came. */
  public synchronized List<Told> told() {
    return List.copyOf(told);
  }

  /** Returns whether nobody knows yet what became of it. */
  public synchronized boolean isOpen() {
    return firstSentAtNs != Long.MAX_VALUE
        && told.stream().noneMatch(one -> one.isAcknowledged() || one.isRefused());
  }

  /** Returns whether some answer to it says that a shard has decided it. */
  public synchronized boolean isAcknowledged() {
    return told.stream().anyMatch(Told::isAcknowledged);
  }

  @Override
  public String toString() {
    return "#" + number + " " + request;
  }
}
