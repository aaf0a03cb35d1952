package io.tradegrid.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many rows may wait, after flushes that took so long. */
final class RowRoomTest {

  private static final long MS = 1_000_000;

  private final RowRoom room = new RowRoom();

  @Test
  void soManyAsAreWrittenInAQuarterOfASecond() {
    room.wrote(1_000, 100 * MS);
    assertThat(room.rows()).isEqualTo(2_500);
    room.wrote(2_500, 500 * MS);
    assertThat(room.rows()).as("slower").isEqualTo(1_250);
    room.wrote(1_250, 250 * MS);
    assertThat(room.rows()).as("just right").isEqualTo(1_250);
  }

  @Test
  void oneFastFlushDoublesItAndManyEndAtTheMost() {
    List<Integer> rooms = new ArrayList<>();
    for (int flush = 0; flush < 4; flush++) {
      room.wrote(1_000, 0);
      rooms.add(room.rows());
    }
    assertThat(rooms).containsExactly(4_000, 8_000, RowRoom.MAX, RowRoom.MAX);
  }

  @Test
  void aSlowFlushLeavesTheLeastAtOnce() {
    room.wrote(2_000, 60_000 * MS);
    assertThat(room.rows()).isEqualTo(RowRoom.MIN);
  }

  @Test
  void aFlushOfFewRowsSaysNothing() {
    int before = room.rows();
    room.wrote(RowRoom.MIN / 2 - 1, 60_000 * MS);
    room.wrote(0, MS);
    assertThat(room.rows()).isEqualTo(before);
  }
}
