package io.tradegrid.benchmark.book;

/** What the generator knows of the orders in the book; any one can be drawn at equal cost. */
final class LiveOrders {

  private final int[] prices;
  private final int[] open;
  private final boolean[] buys;
  private final int[] places;
  private final int[] ids;
  private final int[] counts = new int[2];
  private int size;

  /** Makes it empty, for ids below a bound. */
  LiveOrders(int idBound) {
    prices = new int[idBound];
    open = new int[idBound];
    buys = new boolean[idBound];
    places = new int[idBound];
    ids = new int[idBound];
  }

  void add(int id, boolean buy, int price, int lots) {
    buys[id] = buy;
    prices[id] = price;
    open[id] = lots;
    places[id] = size;
    ids[size] = id;
    size++;
    counts[buy ? 0 : 1]++;
  }

  void remove(int id) {
    size--;
    int last = ids[size];
    ids[places[id]] = last;
    places[last] = places[id];
    counts[buys[id] ? 0 : 1]--;
  }

  int size() {
    return size;
  }

  /** Returns how many orders rest on a side. */
  int count(boolean buy) {
    return counts[buy ? 0 : 1];
  }

  /** Returns the id at a place from 0 to size - 1; places change with every removal. */
  int id(int place) {
    return ids[place];
  }

  int price(int id) {
    return prices[id];
  }

  int open(int id) {
    return open[id];
  }

  boolean isBuy(int id) {
    return buys[id];
  }

  void setPrice(int id, int price) {
    prices[id] = price;
  }

  void setOpen(int id, int lots) {
    open[id] = lots;
  }
}
