package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.DeadLetters;
import io.tradegrid.tick.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dead letters at the end of a file, a JSON object a line; forced to the disk before they count.
 */
public final class DeadLetterFile implements DeadLetters {

  private final JsonMapper mapper = new JsonMapper();
  private final Path path;

  /** Uses a file, which is made when the first letter comes. */
  public DeadLetterFile(Path path) {
    this.path = path;
  }

  @Override
  public void keep(List<DeadLetter> letters) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (DeadLetter letter : letters) {
      lines.writeBytes(
          mapper.writeValueAsBytes(
              mapper
                  .createObjectNode()
                  .put("source", Tag.text(letter.source()))
                  .put("symbol", letter.symbol())
                  .put("reason", letter.reason().name())
                  .put("message", letter.message())
                  .put("content", letter.content())));
      lines.write('\n');
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
  }
}
