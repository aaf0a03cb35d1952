package io.tradegrid.cli.shell;

/** Ends a command with exit code 1 and a message that says what is wrong and what to do. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Ends the command.
   *
   * @param message names the thing and its value, and says what to do about it
   */
  public CommandException(String message) {
    super(message);
  }

  /**
   * Ends the command because of a failure below.
   *
   * @param message names the thing and its value, and says what to do about it
   * @param cause shown with --trace
   */
  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
