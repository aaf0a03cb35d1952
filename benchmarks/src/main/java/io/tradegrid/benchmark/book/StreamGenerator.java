package io.tradegrid.benchmark.book;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook;
import io.tradegrid.orderbook.ReferenceOrderBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes a stream in the proportions of exchange-core's own performance test, command by command
 * against the reference book, so that each names an order that is in the book when it comes.
 *
 * <p>New orders stand around a slowly wandering centre, most of them near it, their sizes skewed;
 * moves bring an order a hundredth of the way, at least one tick, towards the centre. The number of
 * resting orders is held near its target by the size of the IOC orders and, while there are too few
 * orders, by moving those at the centre away from it instead of into each other.
 */
public final class StreamGenerator {

  /** In percent, by kind: new, IOC, cancel, reduce, move. */
  static final int[] MIX = {13, 2, 7, 7, 71};

  private static final int FIRST_CENTRE = 60_000;
  private static final int DEVIATION = 3_000;
  private static final int CENTRE_SWING = 5 * DEVIATION;
  private static final int PRICE_MIN = FIRST_CENTRE - 2 * CENTRE_SWING;
  private static final int PRICE_MAX = FIRST_CENTRE + 2 * CENTRE_SWING;
  private static final int MOVE_DIVISOR = 100;
  private static final int IOC_DRAWS = 3;
  private static final int IOC_DRAWS_MAX = 24;
  private static final int REDUCE_TRIES = 64;
  private static final int PROGRESS_EVERY = 100_000;

  private final SplittableRandom random;
  private final int target;
  private final CommandStream stream;
  private final LiveOrders live;
  private final OrderBook book = new ReferenceOrderBook();
  private int centre = FIRST_CENTRE;
  private int centreStep = 1;
  private int nextId = 1;

  private StreamGenerator(int target, int commands, long seed) {
    this.random = new SplittableRandom(seed);
    this.target = target;
    this.stream = new CommandStream(target, target + commands);
    this.live = new LiveOrders(target + commands + 1);
  }

  /**
   * Writes a stream.
   *
   * @param arguments file, resting orders, commands, seed
   */
  public static void main(String[] arguments) throws IOException {
    generate(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Long.parseLong(arguments[3]),
            done -> System.out.println("progress " + done))
        .write(Path.of(arguments[0]));
  }

  /** Hears how many commands are made. */
  interface Progress {
    void advanceTo(int done);
  }

  /**
   * Makes a stream.
   *
   * @param target about how many orders rest while it is measured
   * @param commands how many follow those that fill the book
   * @param seed of all that is random
   */
  static CommandStream generate(int target, int commands, long seed, Progress progress) {
    StreamGenerator generator = new StreamGenerator(target, commands, seed);
    for (int i = 0; i < target + commands; i++) {
      generator.next(i < target);
      if (i % PROGRESS_EVERY == 0) {
        progress.advanceTo(i);
      }
    }
    return generator.stream;
  }

  private void next(boolean filling) {
    if (filling) {
      place();
      return;
    }
    if (random.nextInt(Math.max(32, target / 8)) == 0) {
      wander();
    }
    switch (kind()) {
      case CommandStream.PLACE -> place();
      case CommandStream.IOC -> takeAtOnce();
      case CommandStream.CANCEL -> cancel();
      case CommandStream.REDUCE -> reduce();
      default -> move();
    }
  }

  private int kind() {
    int drawn = random.nextInt(100);
    int kind = 0;
    while (drawn >= MIX[kind]) {
      drawn -= MIX[kind];
      kind++;
    }
    return kind;
  }

  private void wander() {
    centre += centreStep;
    if (Math.abs(centre - FIRST_CENTRE) > CENTRE_SWING || random.nextInt(256) == 0) {
      centreStep = centre > FIRST_CENTRE ? -1 : 1;
    }
  }

  private void place() {
    boolean buy = live.count(true) < live.count(false);
    int away = distance();
    enter(CommandStream.PLACE, buy, buy ? centre - away : centre + away, size());
  }

  /** Takes from the fuller side, the more the more orders there are too many. */
  private void takeAtOnce() {
    boolean buy = live.count(true) < live.count(false);
    int surplus = (live.size() - target) / Math.max(1, target / 64);
    int draws = Math.max(1, Math.min(IOC_DRAWS_MAX, IOC_DRAWS + surplus));
    int lots = 0;
    for (int i = 0; i < draws; i++) {
      lots += size();
    }
    enter(CommandStream.IOC, buy, buy ? PRICE_MAX : PRICE_MIN, lots);
  }

  private void enter(int kind, boolean buy, int price, int lots) {
    int id = nextId++;
    stream.add(kind, buy, id, price, lots, 0);
    boolean rests = kind == CommandStream.PLACE;
    Side side = buy ? Side.BUY : Side.SELL;
    long left = book.enter(id, 1, side, price, lots, rests, OrderTerms.PLAIN, this::filled);
    if (rests && left > 0) {
      live.add(id, buy, price, (int) left);
    }
  }

  private void filled(
      long taker, long maker, int owner, long price, long lots, long makerLeaves, long makerShown) {
    if (makerLeaves == 0) {
      live.remove((int) maker);
    } else {
      live.setOpen((int) maker, (int) makerLeaves);
    }
  }

  private void cancel() {
    int id = any();
    stream.add(CommandStream.CANCEL, live.isBuy(id), id, 0, 0, 0);
    require(book.cancel(id) == live.open(id), id);
    live.remove(id);
  }

  private void reduce() {
    int id = any();
    for (int i = 0; live.open(id) == 1; i++) {
      if (i == REDUCE_TRIES) {
        throw new IllegalStateException("no order of more than one lot found");
      }
      id = any();
    }
    int by = 1 + random.nextInt(live.open(id) - 1);
    int left = live.open(id) - by;
    stream.add(CommandStream.REDUCE, live.isBuy(id), id, 0, left, by);
    require(book.reduce(id, left) == left, id);
    live.setOpen(id, left);
  }

  private void move() {
    int id = any();
    int distance = centre - live.price(id);
    int step = distance / MOVE_DIVISOR;
    if (step == 0) {
      int aside = live.isBuy(id) ? -1 : 1;
      boolean tooFew = live.size() < target;
      step = tooFew ? aside : distance == 0 ? -aside : Integer.signum(distance);
    }
    int price = live.price(id) + step;
    int open = live.open(id);
    stream.add(CommandStream.MOVE, live.isBuy(id), id, price, open, 0);
    long left = book.replace(id, price, open, OrderTerms.PLAIN, this::filled);
    require(left != OrderBook.UNKNOWN, id);
    if (left == 0) {
      live.remove(id);
    } else {
      live.setPrice(id, price);
      live.setOpen(id, (int) left);
    }
  }

  private static void require(boolean valid, int id) {
    if (!valid) {
      throw new IllegalStateException("order " + id + " is not in the book as it should be");
    }
  }

  private int any() {
    return live.id(random.nextInt(live.size()));
  }

  /** Draws lots: most orders are small, a few a hundred times as large. */
  private int size() {
    return 1 + random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
  }

  /** Draws how far from the centre a new order stands, in ticks. */
  private int distance() {
    double width = random.nextDouble();
    int deviation = 1 + (int) (width * width * DEVIATION);
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += random.nextInt(deviation);
    }
    return Math.abs(sum / 2 - deviation);
  }
}
