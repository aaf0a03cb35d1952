package io.tradegrid.block;

import java.nio.ByteBuffer;

/** How the numbers that an encoding makes of a column are packed. */
enum Packing {
  /** {@link PackedGroups}. */
  GROUPS,
  /** {@link PackedRanges}. */
  RANGES;

  /** Reads numbers into places of an array. */
  void read(ByteBuffer in, long[] values, int offset, int count) {
    if (this == GROUPS) {
      PackedGroups.read(in, values, offset, count);
    } else {
      PackedRanges.read(in, values, offset, count);
    }
  }
}
