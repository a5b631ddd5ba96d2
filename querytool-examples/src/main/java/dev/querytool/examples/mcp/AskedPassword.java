package dev.querytool.examples.mcp;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A password that a person types where nobody sees it, or that another program writes. */
final class AskedPassword {

  private final InputStream in;

  AskedPassword(InputStream in) {
    this.in = in;
  }

  /** Asks at the terminal if there is one, else takes the first line of the input. */
  Secret ask() throws IOException {
    Console terminal = in == System.in ? System.console() : null;
    char[] typed = terminal == null ? null : terminal.readPassword("Password of the database: ");
    String line = typed == null ? firstLine() : new String(typed);
    if (line.isEmpty()) {
      throw new ValidationException("no password was given; type one, or leave --ask-password out");
    }
    return Secret.of(line);
  }

  private String firstLine() throws IOException {
    String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
