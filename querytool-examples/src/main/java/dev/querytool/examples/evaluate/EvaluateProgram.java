package dev.querytool.examples.evaluate;

import dev.querytool.QueryTool;
import dev.querytool.error.ValidationException;
import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.examples.command.ModelOptions;
import dev.querytool.examples.command.OpenDatabase;
import dev.querytool.examples.command.Terminals;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.LanguageModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how often a model's statements give the rows that statements by hand give. */
@Command(
    name = "evaluate",
    description = {
      "Asks a database many questions in human language, runs what comes of it, and compares the"
          + " rows with those of statements by hand: as often the same, numbers by their value, in"
          + " order only if the statement by hand has an ORDER BY.",
      "A line of the questions is {\"id\",\"question\",\"sql\"}; where an engine needs another"
          + " statement it stands under \"sql_\" and the engine's name, such as \"sql_mysql\".",
      "With --model gold no model is asked: each statement by hand goes the way of a model's"
          + " answer, and one that is lost on it gives exit code 1."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateProgram implements Callable<Integer> {

  private static final String GOLD = "gold";

  private final Terminals terminals;

  @Spec private CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(
      names = "--questions",
      required = true,
      paramLabel = "FILE",
      description = "The questions with their statements, one JSON object a line")
  private Path questions;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes summary and outcomes there too, as JSON")
  private @Nullable Path json;

  /** Creates the program; it shows how far it has come where there is a terminal. */
  public EvaluateProgram(Terminals terminals) {
    this.terminals = terminals;
  }

  @Override
  public Integer call() throws IOException {
    requireReadable();
    return model.model().filter(GOLD::equals).isPresent() && !model.hasUrl()
        ? askGold()
        : askModel();
  }

  private int askGold() throws IOException {
    GoldModel gold = new GoldModel();
    List<Evaluation> evaluations =
        evaluate(gold.alone(), translator -> translator, question -> gold.next(question.sql()));
    boolean whole = evaluations.stream().allMatch(each -> each.outcome() == Outcome.EQUAL);
    return whole ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int askModel() throws IOException {
    try (QueryToolModels models = model.open()) {
      evaluate(models, model::choose, question -> {});
    }
    return ExitCode.OK;
  }

  /** Asks all questions, telling each before it is asked, and reports. */
  private List<Evaluation> evaluate(
      LanguageModels models,
      UnaryOperator<ConnectionTranslator> choice,
      Consumer<GoldQuestion> before)
      throws IOException {
    List<Evaluation> evaluations = new ArrayList<>();
    try (OpenDatabase opened = database.open(QueryTool.builder().models(models))) {
      List<GoldQuestion> asked = new GoldFile(questions, opened.dialect()).read();
      Evaluator evaluator = new Evaluator(choice.apply(opened.natural()), opened.queries());
      for (GoldQuestion question : asked) {
        before.accept(question);
        evaluations.add(evaluator.evaluate(question));
        progress(evaluations.size(), asked.size());
      }
    }
    new ReportText(spec.commandLine().getOut()).print(evaluations);
    writeJson(evaluations);
    return evaluations;
  }

  private void progress(int done, int all) {
    if (terminals.has(Terminals.Stream.ERROR)) {
      PrintWriter err = spec.commandLine().getErr();
      err.print("\r" + (done == all ? " ".repeat(20) + "\r" : done + " of " + all));
      err.flush();
    }
  }

  private void writeJson(List<Evaluation> evaluations) throws IOException {
    if (json == null) {
      return;
    }
    String report = new ReportJson().write(evaluations);
    try {
      Files.writeString(json, report, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ValidationException("The report cannot be written to " + json + ": " + e);
    }
  }

  private void requireReadable() {
    if (!Files.isReadable(questions) || Files.isDirectory(questions)) {
      throw new ParameterException(
          spec.commandLine(), "--questions names " + questions + ", which cannot be read");
    }
    Path directory = json == null ? null : json.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new ParameterException(
          spec.commandLine(), "--json names a file in " + directory + ", which is no directory");
    }
  }
}
