package io.tradegrid.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this machine has to spare. */
interface Machine {

  /** Returns whether nothing listens on the port of 127.0.0.1. */
  boolean isFree(int port);

  /** Returns the memory that can be had without swapping; empty where the system does not say. */
  OptionalLong availableMemoryBytes();

  /** Returns what can still be written to where the directory is or would be. */
  long usableDiskBytes(Path directory);

  /** Returns the machine this process runs on. */
  static Machine local() {
    return new LocalMachine();
  }

  /** Asks the operating system. */
  final class LocalMachine implements Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");

    @Override
    public boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket()) {
        // Connections of a server that is gone may linger; they keep nobody from listening.
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public OptionalLong availableMemoryBytes() {
      if (!Files.isReadable(MEMORY)) {
        return OptionalLong.empty();
      }
      try {
        return Files.readAllLines(MEMORY).stream()
            .filter(line -> line.startsWith("MemAvailable:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + MEMORY, e);
      }
    }

    @Override
    public long usableDiskBytes(Path directory) {
      Path existing = directory.toAbsolutePath();
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      try {
        return Files.getFileStore(existing).getUsableSpace();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the free space of " + existing, e);
      }
    }
  }
}
