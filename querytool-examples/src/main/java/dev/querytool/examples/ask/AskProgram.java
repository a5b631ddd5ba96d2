package dev.querytool.examples.ask;

import dev.querytool.QueryTool;
import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.examples.command.ModelOptions;
import dev.querytool.examples.command.OpenDatabase;
import dev.querytool.examples.command.Terminals;
import dev.querytool.examples.text.ResultText;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a question in human language into a statement and prints it. */
@Command(
    name = "ask",
    description = {
      "Turns a question in human language into a reading statement, and prints it with what was",
      "said to it. It is run only if that is asked for. A question without an answer, and a",
      "statement that is refused, give exit code 1."
    },
    mixinStandardHelpOptions = true)
public final class AskProgram implements Callable<Integer> {

  private final InputStream in;
  private final Terminals terminals;

  @Spec private CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--run", description = "Runs the statement, and prints its rows too")
  private boolean run;

  @Parameters(
      paramLabel = "QUESTION",
      description = "The question, 1 to 2000 characters; - reads it from standard input")
  private String question;

  /** Creates the program; it reads the question from {@code in} if its argument is {@code -}. */
  public AskProgram(InputStream in, Terminals terminals) {
    this.in = in;
    this.terminals = terminals;
  }

  @Override
  public Integer call() throws IOException {
    String text =
        question.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : question;
    try (QueryToolModels models = model.open();
        OpenDatabase opened = database.open(QueryTool.builder().models(models))) {
      ConnectionTranslator translator =
          model
              .choose(opened.natural())
              .progress(new AskProgress(spec.commandLine().getErr(), terminals));
      return print(translator.ask(text));
    }
  }

  private int print(Translation asked) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    asked.generatedSql().map(AskProgram::printable).ifPresent(out::println);
    out.flush();
    if (!asked.explanation().isEmpty()) {
      err.println(asked.explanation());
    }
    asked
        .violations()
        .forEach(
            violation ->
                err.println(
                    "refused by "
                        + violation.rule()
                        + ": "
                        + printable(violation.message())
                        + " "
                        + violation.advice()));
    err.printf(
        "%s answered %s, %d + %d tokens, %d ms%n",
        asked.model(),
        asked.attempts() == 1 ? "once" : asked.attempts() + " times",
        asked.usage().input(),
        asked.usage().output(),
        asked.duration().toMillis());
    if (asked.outcome() != TranslationOutcome.TRANSLATED) {
      return ExitCode.SOFTWARE;
    }
    if (run) {
      asked.run().result().ifPresent(result -> ResultText.print(result, out));
      out.flush();
    }
    return ExitCode.OK;
  }

  /** A refused statement may hold anything, such as what moves a terminal's cursor. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "?");
  }
}
