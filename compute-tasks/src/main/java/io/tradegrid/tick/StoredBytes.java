package io.tradegrid.tick;

/** A block in memory; equal to itself alone. */
final class StoredBytes implements StoredBlock {

  private final TickHead head;
  private final byte[] bytes;

  StoredBytes(TickHead head, byte[] bytes) {
    this.head = head;
    this.bytes = bytes;
  }

  @Override
  public TickHead head() {
    return head;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }
}
