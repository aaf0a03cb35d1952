package io.tradegrid.shard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Hash;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the shard has taken the records of each partition of each topic. Why a record that comes
 * again is known for one, however long ago its id was forgotten.
 */
final class TopicMarks {

  /** A partition of a topic. */
  private record Place(String topic, int partition) {}

  private final Map<Place, Long> offsets =
      new TreeMap<>(Comparator.comparing(Place::topic).thenComparingInt(Place::partition));

  /**
   * Takes a record, unless it or a later one of its partition was taken before.
   *
   * @return whether it is new
   */
  boolean take(FromTopic record) {
    Place place = new Place(record.topic(), record.partition());
    if (record.offset() <= offsets.getOrDefault(place, -1L)) {
      return false;
    }
    offsets.put(place, record.offset());
    return true;
  }

  /** Returns a hash of all marks, 0 if there are none. */
  long stateHash() {
    long hash = 0;
    for (Map.Entry<Place, Long> mark : offsets.entrySet()) {
      Place place = mark.getKey();
      hash += Hash.of(place.topic().hashCode(), place.partition(), mark.getValue(), 1);
    }
    return hash;
  }

  /** Writes the marks as a shard's snapshot has them. */
  void write(StateOutput out) {
    out.putInt(offsets.size());
    offsets.forEach(
        (place, offset) -> {
          byte[] topic = place.topic().getBytes(US_ASCII);
          out.putBytes(topic, topic.length);
          out.putInt(place.partition()).putLong(offset);
        });
  }

  /** Reads what {@link #write} wrote. */
  void read(StateInput in) {
    int marks = in.getCount(1);
    for (int i = 0; i < marks; i++) {
      Place place = new Place(new String(in.getBytes(), US_ASCII), in.getInt());
      offsets.put(place, in.getLong());
    }
  }
}
