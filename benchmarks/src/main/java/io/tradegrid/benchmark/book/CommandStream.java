package io.tradegrid.benchmark.book;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Commands to a book, a column each in arrays of primitives, so that reading one costs a book next
 * to nothing. The first ones, all new orders, fill the book; the rest is what is measured.
 */
public final class CommandStream {

  /** A new order that stays. */
  public static final int PLACE = 0;

  /** A new order of which nothing stays. */
  public static final int IOC = 1;

  /** Takes an order away. */
  public static final int CANCEL = 2;

  /** Makes an order smaller. */
  public static final int REDUCE = 3;

  /** Gives an order another price. */
  public static final int MOVE = 4;

  static final int KINDS = 5;

  private static final int MAGIC = 0x54474253;
  private static final int SELL_BIT = 8;
  private static final int BUFFER_BYTES = 1 << 20;

  private final int fill;
  private final byte[] kinds;
  private final int[] ids;
  private final int[] prices;
  private final int[] lots;
  private final int[] reductions;
  private int size;

  /**
   * Makes an empty stream.
   *
   * @param fill how many commands at its start fill the book
   * @param capacity how many commands it will have, those included
   */
  CommandStream(int fill, int capacity) {
    this.fill = fill;
    this.kinds = new byte[capacity];
    this.ids = new int[capacity];
    this.prices = new int[capacity];
    this.lots = new int[capacity];
    this.reductions = new int[capacity];
  }

  void add(int kind, boolean buy, int id, int price, int lots, int reduction) {
    kinds[size] = (byte) (buy ? kind : kind | SELL_BIT);
    ids[size] = id;
    prices[size] = price;
    this.lots[size] = lots;
    reductions[size] = reduction;
    size++;
  }

  /** Returns how many commands at the start fill the book. */
  public int fill() {
    return fill;
  }

  /** Returns how many commands there are. */
  public int size() {
    return size;
  }

  /** Returns what a command does. */
  public int kind(int i) {
    return kinds[i] & ~SELL_BIT;
  }

  /** Returns the side of a new order; of no meaning for other commands. */
  public boolean isBuy(int i) {
    return (kinds[i] & SELL_BIT) == 0;
  }

  /** Returns the order that a command is about. */
  public int id(int i) {
    return ids[i];
  }

  /** Returns the price of a new or moved order in ticks. */
  public int price(int i) {
    return prices[i];
  }

  /** Returns the lots of a new order, or those open after a reduction or before a move. */
  public int lots(int i) {
    return lots[i];
  }

  /** Returns the lots by which an order is reduced. */
  public int reduction(int i) {
    return reductions[i];
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
      out.writeInt(MAGIC);
      out.writeInt(fill);
      out.writeInt(size);
      for (int i = 0; i < size; i++) {
        out.writeByte(kinds[i]);
        out.writeInt(ids[i]);
        out.writeInt(prices[i]);
        out.writeInt(lots[i]);
        out.writeInt(reductions[i]);
      }
    }
  }

  /**
   * Reads a stream.
   *
   * @param file written by {@link StreamGenerator}
   * @throws IOException if it cannot be read or is no stream
   */
  public static CommandStream read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + ": is not a stream of commands");
      }
      int fill = in.readInt();
      int size = in.readInt();
      CommandStream stream = new CommandStream(fill, size);
      for (int i = 0; i < size; i++) {
        int kind = in.readByte();
        boolean buy = (kind & SELL_BIT) == 0;
        stream.add(kind & ~SELL_BIT, buy, in.readInt(), in.readInt(), in.readInt(), in.readInt());
      }
      return stream;
    }
  }
}
