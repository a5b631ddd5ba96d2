package dev.querytool.examples.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.llm.BgeSmall;
import dev.querytool.natural.LinkedTable;
import dev.querytool.natural.SchemaLinker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Reads JSON lines {@code {"id","question"}} and answers each with one line {@code
 * {"id","tables","ms"}}, in order.
 */
@Command(
    name = "link",
    description = {
      "Ranks the tables of a catalogue by how likely each question is about them. A line of the",
      "questions is {\"id\",\"question\"}; for each, in the same order, a line {\"id\",\"tables\",\"ms\"}",
      "is written, with the names of the tables, likeliest first, however few there are, and the",
      "milliseconds that it took. A table whose name is in several schemas is named schema.table.",
      "What the times come to is written to standard error."
    },
    mixinStandardHelpOptions = true)
public final class LinkProgram implements Callable<Integer> {

  private final ObjectMapper json = new ObjectMapper();

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private CatalogSource source = new CatalogSource();

  @Option(
      names = "--questions",
      required = true,
      paramLabel = "FILE",
      description = "The questions, one JSON object a line")
  private Path questions;

  @Option(
      names = "--top",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many tables at most; ${DEFAULT-VALUE} by default")
  private int top;

  @Option(
      names = "--embeddings",
      split = ",",
      paramLabel = "en|zh",
      description = {
        "Goes by meaning as well, with the small model for English, for Chinese, or with both",
        "(en,zh): each question then by that of its language. Chinese questions go by words alone",
        "with the model for English."
      })
  private List<String> embeddings = List.of();

  @Override
  public Integer call() throws IOException {
    refuseWrongOptions();
    List<AskedQuestion> asked = QuestionFile.read(questions);
    CatalogSnapshot catalog = source.read();
    SchemaLinker linker = SchemaLinker.of(catalog);
    List<BgeSmall> models = new ArrayList<>();
    try {
      for (String language : new TreeSet<>(embeddings)) {
        BgeSmall model = language.equals("en") ? BgeSmall.english() : BgeSmall.chinese();
        models.add(model);
        linker = linker.with(model);
      }
      for (BgeSmall model : models) {
        embedTables(model, asked, linker);
      }
      answer(asked, linker, new ShownNames(catalog.tables()));
    } finally {
      models.forEach(BgeSmall::close);
    }
    return ExitCode.OK;
  }

  /** Asks a first question aside, since that one waits for the tables to be embedded. */
  private static void embedTables(BgeSmall model, List<AskedQuestion> asked, SchemaLinker linker) {
    asked.stream()
        .map(AskedQuestion::text)
        .filter(model::understands)
        .findFirst()
        .ifPresent(text -> linker.link(text, 1));
  }

  private void answer(List<AskedQuestion> asked, SchemaLinker linker, ShownNames names)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Long> times = new ArrayList<>();
    for (AskedQuestion question : asked) {
      long start = System.nanoTime();
      List<LinkedTable> found = linker.link(question.text(), top);
      long took = System.nanoTime() - start;
      times.add(took);
      out.println(line(question, found, names, took));
    }
    out.flush();
    Collections.sort(times);
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%,d questions; half of them within %.1f ms, 95 %% within %.1f ms%n",
            times.size(),
            milliseconds(times.get((times.size() - 1) / 2)),
            milliseconds(times.get((times.size() - 1) * 95 / 100)));
  }

  private String line(AskedQuestion question, List<LinkedTable> found, ShownNames names, long took)
      throws IOException {
    ObjectNode line = json.createObjectNode();
    line.set("id", question.id());
    ArrayNode tables = line.putArray("tables");
    found.forEach(table -> tables.add(names.of(table.table())));
    line.put("ms", Math.round(milliseconds(took) * 1_000) / 1_000.0);
    return json.writeValueAsString(line);
  }

  private void refuseWrongOptions() {
    if (top < 1) {
      throw refusal("--top is at least 1, not " + top);
    }
    if (!List.of("en", "zh").containsAll(embeddings)) {
      throw refusal("--embeddings is en or zh, not " + String.join(",", embeddings));
    }
    if (!Files.isReadable(questions) || Files.isDirectory(questions)) {
      throw refusal("--questions names " + questions + ", which cannot be read");
    }
  }

  private ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static double milliseconds(long nanoseconds) {
    return nanoseconds / 1e6;
  }
}
