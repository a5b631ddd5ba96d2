package dev.querytool.examples;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program printed and how it ended. */
record ProgramRun(int code, String out, String err) {

  static ProgramRun of(String... args) {
    return withInput("", args);
  }

  static ProgramRun withInput(String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int code = Launcher.run(args, in, outWriter, errWriter, stream -> false);
    outWriter.flush();
    errWriter.flush();
    return new ProgramRun(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
