package io.tradegrid.benchmark.risk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that measures what value at risk costs: of a grid of some nodes, or without nodes of
 * what they do for each position and scenario. It reads a line a question from standard input and
 * answers each with a line of {@code key=value}; it ends with its input.
 */
public final class CostWorker {

  private CostWorker() {}

  /**
   * Serves until standard input ends: {@code OPTION positions scenarios} or {@code SHARE positions
   * scenarios}; without nodes, what {@link CostKernel} knows.
   *
   * @param arguments how many nodes, the seed, the directory
   */
  public static void main(String[] arguments) throws IOException {
    int nodes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    if (nodes == 0) {
      CostKernel kernel = new CostKernel(seed);
      serve(line -> "unitPs=" + kernel.picoseconds(line));
      return;
    }
    try (CostGrid grid = new CostGrid(Path.of(arguments[2]), nodes, seed)) {
      serve(line -> ask(grid, line.split(" ", -1)));
    }
  }

  private static String ask(CostGrid grid, String[] words) {
    long[] ns = grid.ask(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    return "wallNs=%d cpuNs=%d".formatted(ns[0], ns[1]);
  }

  /** Answers one line. */
  private interface Question {
    String answer(String line);
  }

  private static void serve(Question question) throws IOException {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("result " + question.answer(line));
    }
  }
}
