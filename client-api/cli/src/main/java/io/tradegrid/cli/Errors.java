package io.tradegrid.cli;

import io.tradegrid.cli.shell.CommandException;
import org.apache.ignite.client.ClientConnectionException;
import org.apache.ignite.client.ClientException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line on standard error; {@code --trace} adds where. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("error: %s (see ./%s --help)%n", asked(e), name);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException asked) {
      return handleParseException(asked, new String[0]);
    }
    command.getErr().println("error: " + message(e));
    if (command.getCommandSpec().root().userObject() instanceof TradeGridCommand root
        && root.isTraced()) {
      e.printStackTrace(command.getErr());
    }
    return ExitCode.SOFTWARE;
  }

  /** Picocli offers guesses in lines of their own; the first line names what is wrong. */
  private static String asked(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return e.getCommandLine().getSubcommands().isEmpty()
          ? "'" + word + "' is not expected here"
          : "there is no command '" + word + "'";
    }
    return firstLine(e.getMessage()).replaceFirst("^Error: ", "");
  }

  private static String message(Exception e) {
    if (e instanceof CommandException) {
      return e.getMessage();
    } else if (e instanceof ClientConnectionException) {
      return "the grid is gone: " + plain(e.getMessage());
    } else if (e instanceof ClientException) {
      return "the grid failed to answer: " + plain(e.getMessage());
    }
    boolean speaks =
        e instanceof IllegalArgumentException
            || e.getClass().getPackageName().startsWith("io.tradegrid");
    return speaks
        ? firstLine(e.getMessage())
        : e.getClass().getSimpleName() + ": " + plain(e.getMessage()) + " (--trace shows where)";
  }

  /** Returns the first line without the class names that nested exceptions put before it. */
  private static String plain(String message) {
    return firstLine(message).replaceAll("([a-z][A-Za-z0-9_]*\\.)+[A-Za-z$]*Exception: ", "");
  }

  static String firstLine(String message) {
    return message == null ? "no message" : message.lines().findFirst().orElse("no message");
  }
}
