package dev.querytool.examples.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Reads JSON lines {@code {"id","dialect","sql"}} and answers each with one line {@code
 * {"id","verdict","rule","message","effectiveSql"}}, in order.
 */
@Command(
    name = "guard",
    description = {
      "Reads JSON lines {\"id\",\"dialect\",\"sql\"} from standard input and writes, in the same order,",
      "{\"id\",\"verdict\",\"rule\",\"message\",\"effectiveSql\"} for each. Names are not resolved.",
      "With --self-test it holds the guard against the conformance kit's statements instead."
    },
    mixinStandardHelpOptions = true)
public final class GuardProgram implements Callable<Integer> {

  private final InputStream in;

  @Spec private CommandSpec spec;

  @Option(
      names = "--self-test",
      description =
          "Print how many of the kit's statements get the wrong verdict; exit code 1 if any.")
  private boolean selfTest;

  /** Creates the program; it reads from {@code in}. */
  public GuardProgram(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (selfTest) {
      return new SelfTest(out).run() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
    answerLines(out);
    return ExitCode.OK;
  }

  private void answerLines(PrintWriter out) throws IOException {
    GuardLine guardLine = new GuardLine();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        out.println(guardLine.answer(line));
      }
      if (!lines.ready()) {
        out.flush();
      }
    }
    out.flush();
  }
}
