package io.tradegrid.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Goal: what goes into a block comes out of it, and a damaged one never passes. Method: columns of
 * every shape that a market has and that nobody expects, with seeds that jqwik prints.
 */
final class BlockPropertiesTest {

  private static final int SCHEMA = 9;

  /** What a column's values are like. */
  private enum Shape {
    ONE_VALUE,
    EVEN_STEPS,
    RISING,
    ANY,
    SMALL,
    BAND,
    WALK,
    MOSTLY_ZERO,
    REPEATED,
    RECENT_IDS,
    FEW_VALUES,
    OUTLIERS,
    ANY_WIDTH,
    ANY_EVEN_GAP,
    MOSTLY_COMMON,
    ENDS_OF_RANGE;

    long[] column(int rows, SplittableRandom random) {
      long[] values = new long[rows];
      long before = random.nextLong(1L << 40);
      for (int i = 0; i < rows; i++) {
        before = next(before, i, random);
        values[i] = before;
      }
      return values;
    }

    private long next(long before, int row, SplittableRandom random) {
      return switch (this) {
        case ONE_VALUE -> 42;
        case EVEN_STEPS -> -7 + 1_000L * row;
        case RISING -> before + random.nextLong(1_000_000);
        case ANY -> random.nextLong();
        case BAND -> 1_000 + random.nextLong(200);
        case SMALL -> random.nextLong(5);
        case WALK -> before + random.nextLong(-3, 4);
        case MOSTLY_ZERO -> random.nextInt(30) == 0 ? random.nextLong(-100, 100) : 0;
        case REPEATED -> random.nextInt(3) == 0 ? random.nextLong(1L << 33) : before;
        case RECENT_IDS -> random.nextBoolean() ? 1_000L + row : 1_000L + row - random.nextInt(500);
        case FEW_VALUES -> 1_000_003L * (1 + random.nextInt(9));
        case OUTLIERS -> random.nextInt(50) == 0 ? random.nextLong() : random.nextLong(4);
        case ANY_WIDTH -> random.nextLong() >>> random.nextInt(64);
        case ANY_EVEN_GAP -> before + ((random.nextLong() >>> (20 + random.nextInt(40))) << 3);
        case MOSTLY_COMMON -> random.nextInt(4) > 0 ? 4_000L * random.nextInt(9) : gap(random);
        case ENDS_OF_RANGE -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      };
    }
  }

  private static int placeOf(Shape shape) {
    return Arrays.asList(Shape.values()).indexOf(shape);
  }

  private static long gap(SplittableRandom random) {
    return random.nextLong() >>> (30 + random.nextInt(30));
  }

  private static byte[] write(int rows, long[]... columns) {
    BlockWriter writer = new BlockWriter(SCHEMA);
    writer.begin(rows);
    for (long[] column : columns) {
      writer.add(column);
    }
    return writer.finish();
  }

  private static long[][] columns(int rows, SplittableRandom random) {
    return Arrays.stream(Shape.values())
        .map(shape -> shape.column(rows, random))
        .toArray(long[][]::new);
  }

  @Property(tries = 300)
  void everyColumnReadsBackAloneAndInAnyOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] columns = columns(rows, random);
    byte[] bytes = write(rows, columns);
    BlockReader reader = BlockReader.of(bytes, SCHEMA, columns.length);

    assertThat(reader.rows()).isEqualTo(rows);
    assertThat(BlockReader.rowsOf(bytes)).isEqualTo(rows);
    for (int i = columns.length - 1; i >= 0; i--) {
      long[] read = new long[rows];
      reader.column(i, read);
      assertThat(read).as("%s in %s", Shape.values()[i], reader.encoding(i)).isEqualTo(columns[i]);
      assertSummary(reader.summary(i), columns[i]);
    }
    assertThat(write(rows, columns)).as("the same bytes again").isEqualTo(bytes);
  }

  private static void assertSummary(ColumnSummary summary, long[] column) {
    BigInteger sum =
        LongStream.of(column)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    boolean fits = sum.bitLength() < Long.SIZE;
    assertThat(summary)
        .isEqualTo(
            new ColumnSummary(
                column.length,
                column[0],
                column[column.length - 1],
                LongStream.of(column).min().getAsLong(),
                LongStream.of(column).max().getAsLong(),
                fits ? sum.longValue() : 0,
                fits));
  }

  @Property(tries = 40)
  void longColumnsReadBackInWhateverIsShortest(
      @ForAll long seed, @ForAll @IntRange(min = 1_000, max = 5_000) int rows) {
    long[][] columns = columns(rows, new SplittableRandom(seed));
    byte[] bytes = write(rows, columns);
    BlockReader reader = BlockReader.of(bytes, SCHEMA, columns.length);
    long[] read = new long[rows];
    for (int i = 0; i < columns.length; i++) {
      reader.column(i, read);
      assertThat(read).as("%s in %s", Shape.values()[i], reader.packing(i)).isEqualTo(columns[i]);
    }
    Packing expected = rows < 1_024 ? Packing.GROUPS : Packing.RANGES;
    assertThat(reader.packing(placeOf(Shape.ANY_EVEN_GAP))).isEqualTo(expected);
    assertThat(reader.packing(placeOf(Shape.MOSTLY_COMMON))).isEqualTo(expected);
    assertThat(write(rows, columns)).as("the same bytes again").isEqualTo(bytes);
  }

  @Property(tries = 300)
  void anyNumbersInRangesReadBack(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2_000) int count) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Shape shape : Shape.values()) {
      long[] numbers = shape.column(count, random);
      ByteBuffer out = ByteBuffer.allocate(8 * count + PackedRanges.extraBytes(count));
      PackedRanges ranges = new PackedRanges();
      ranges.write(numbers, count, out.order(ByteOrder.LITTLE_ENDIAN));

      assertThat(ranges.bytes(numbers, count, count)).isEqualTo(out.position());
      long[] read = new long[count];
      PackedRanges.read(out.flip(), read, 0, count);
      assertThat(read).as("%s", shape).isEqualTo(numbers);
      assertThat(out.hasRemaining()).isFalse();
    }
  }

  @Property(tries = 500)
  void anyNumbersReadBack(@ForAll @Size(min = 1, max = 300) long[] values) {
    BlockReader reader = BlockReader.of(write(values.length, values), SCHEMA, 1);
    long[] read = new long[values.length];
    reader.column(0, read);
    assertThat(read).isEqualTo(values);
    assertSummary(reader.summary(0), values);
  }

  @Property(tries = 100)
  void noDamagedByteAndNoMissingOnePasses(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int rows) {
    long[][] columns = columns(rows, new SplittableRandom(seed));
    byte[] bytes = write(rows, columns);
    for (int i = 0; i < bytes.length; i++) {
      byte[] broken = bytes.clone();
      broken[i] ^= (byte) (1 + Math.floorMod(seed + i, 255));
      assertRefused(broken, columns.length);
      assertRefused(Arrays.copyOf(bytes, i), columns.length);
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1), columns.length);
  }

  private static void assertRefused(byte[] bytes, int columns) {
    assertThatThrownBy(() -> BlockReader.of(bytes, SCHEMA, columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("block: ");
  }

  @Example
  void everyEncodingIsTheCheapestForSomething() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Encoding> chosen = EnumSet.noneOf(Encoding.class);
    for (int round = 0; round < 20; round++) {
      long[][] columns = columns(1_000, random);
      BlockReader reader = BlockReader.of(write(1_000, columns), SCHEMA, columns.length);
      for (int i = 0; i < columns.length; i++) {
        chosen.add(reader.encoding(i));
      }
    }
    assertThat(chosen).containsExactlyInAnyOrder(Encoding.values());
  }

  @Example
  void aBlockOfAsManyRowsAsThereMayBeReadsBack() {
    long[] column = Shape.ANY.column(BlockReader.ROWS_MAX, new SplittableRandom(2));
    BlockReader reader = BlockReader.of(write(column.length, column), SCHEMA, 1);
    long[] read = new long[column.length];
    reader.column(0, read);
    assertThat(read).isEqualTo(column);
    assertThatThrownBy(() -> new BlockWriter(SCHEMA).begin(BlockReader.ROWS_MAX + 1))
        .hasMessage("rows: must be 1 to 32767, got 32768");
    assertThatThrownBy(() -> new BlockWriter(SCHEMA).begin(0))
        .hasMessage("rows: must be 1 to 32767, got 0");
    assertThatThrownBy(() -> new BlockWriter(128)).hasMessage("schema: must be 0 to 127, got 128");
  }
}
