package dev.querytool.examples;

import dev.querytool.error.QueryToolException;
import dev.querytool.examples.access.AccessProgram;
import dev.querytool.examples.ask.AskProgram;
import dev.querytool.examples.command.Terminals;
import dev.querytool.examples.evaluate.EvaluateProgram;
import dev.querytool.examples.export.ExportProgram;
import dev.querytool.examples.guard.GuardProgram;
import dev.querytool.examples.link.LinkProgram;
import dev.querytool.examples.mcp.ConnectProgram;
import dev.querytool.examples.mcp.McpProgram;
import dev.querytool.examples.medialibrary.MediaLibraryProgram;
import dev.querytool.examples.query.QueryProgram;
import dev.querytool.examples.quickstart.QuickstartProgram;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts an example program by its name; without arguments, the quickstart. */
@Command(
    name = "querytool-examples",
    description = "Example programs of querytool; without a name, the quickstart runs.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:It did its work, or nobody reads on",
      "  1:It failed",
      "  2:The arguments are wrong",
      "130:Ctrl+C ended it; the statement was cancelled",
      "143:SIGTERM ended it; the statement was cancelled"
    },
    version = "querytool 0.1.0-SNAPSHOT")
public final class Launcher implements Runnable {

  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec;

  private Launcher() {}

  /** Runs a program and ends the virtual machine with its exit code, if that is not 0. */
  public static void main(String[] args) {
    Logger.getLogger("").setLevel(Level.WARNING);
    // The platform's charset is ASCII under LC_ALL=POSIX; what we read and write is UTF-8
    // everywhere.
    StandardOutput output = StandardOutput.ofThisProcess();
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(args, System.in, out, err, Terminals.ofThisProcess());
    out.flush();
    output.failure().ifPresent(err::println);
    err.flush();
    if (code != 0 || output.failure().isPresent()) {
      System.exit(code == 0 ? CommandLine.ExitCode.SOFTWARE : code);
    }
  }

  /**
   * Runs a program.
   *
   * @return 0 if it did its work or nobody reads it any more, 1 if it failed, 2 if the arguments
   *     are wrong, 130 if it was interrupted
   */
  static int run(
      String[] args, InputStream in, PrintWriter out, PrintWriter err, Terminals terminals) {
    CommandLine commands =
        new CommandLine(new Launcher())
            .addSubcommand(new QuickstartProgram())
            .addSubcommand(new GuardProgram(in))
            .addSubcommand(new QueryProgram(in, terminals))
            .addSubcommand(new ExportProgram(in, terminals))
            .addSubcommand(new AccessProgram())
            .addSubcommand(new AskProgram(in, terminals))
            .addSubcommand(new EvaluateProgram(terminals))
            .addSubcommand(new LinkProgram())
            .addSubcommand(
                new CommandLine(new McpProgram(in)).addSubcommand(new ConnectProgram(in)))
            .addSubcommand(new MediaLibraryProgram())
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(Launcher::report);
    return commands.execute(args.length == 0 ? new String[] {"quickstart"} : args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a program.");
  }

  private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (Thread.currentThread().isInterrupted()) {
      return INTERRUPTED;
    }
    if (command.getOut().checkError()) {
      return CommandLine.ExitCode.OK;
    }
    if (failure instanceof QueryToolException known) {
      String title = known.toErrorResponse(Locale.ENGLISH).message();
      command.getErr().println(known.code() + ": " + title);
      command.getErr().println(known.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
