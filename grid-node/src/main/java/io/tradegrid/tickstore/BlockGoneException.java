package io.tradegrid.tickstore;

/**
 * A block was merged with others or removed after the list it is in was taken. Its ticks are in
 * blocks of the list as it is now: whoever reads takes that one and begins again.
 */
public final class BlockGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BlockGoneException(BlockName name) {
    super(name + " was merged or removed meanwhile");
  }
}
