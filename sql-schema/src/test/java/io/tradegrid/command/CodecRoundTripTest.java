package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command.ChangeRules;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Goal: what is written is what is read, for anything that can be written and nothing less. */
final class CodecRoundTripTest {

  @Property
  void commandsComeBack(@ForAll("batches") List<Command> commands) {
    assertThat(CommandCodec.decode(CommandCodec.encode(commands))).isEqualTo(commands);
  }

  @Property
  void noCommandIsLongerThanTheBound(@ForAll("commands") Command command) {
    int bound = CommandCodec.bytesMax(List.of(command));

    assertThat(CommandCodec.encode(List.of(command)).length - 5).isLessThanOrEqualTo(bound);
    assertThat(bound).isLessThanOrEqualTo(command instanceof ChangeRules ? 543 : 256);
  }

  @Property(tries = 200)
  void noPrefixOfABatchIsRead(@ForAll("batches") List<Command> commands) {
    byte[] bytes = CommandCodec.encode(commands);

    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CommandCodec.decode(prefix))
          .as("first %d of %d bytes", length, bytes.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("batch: ends inside a command");
    }
  }

  @Property
  void answersComeBack(@ForAll("answerBatches") List<Answer> answers) {
    assertThat(AnswerCodec.decode(AnswerCodec.encode(answers))).isEqualTo(answers);
  }

  @Property(tries = 200)
  void noPrefixOfAnswersIsRead(@ForAll("answerBatches") List<Answer> answers) {
    byte[] bytes = AnswerCodec.encode(answers);

    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> AnswerCodec.decode(prefix))
          .as("first %d of %d bytes", length, bytes.length)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .matches(
              "answers: end inside an answer"
                  + "|count: \\d+ answers do not fit the bytes"
                  + "|fills: \\d+ do not fit the bytes");
    }
  }

  @Provide
  Arbitrary<Command> commands() {
    return CommandArbitraries.commands();
  }

  @Provide
  Arbitrary<List<Command>> batches() {
    return CommandArbitraries.commands().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Answer>> answerBatches() {
    return CommandArbitraries.answers().list().ofMaxSize(6);
  }
}
