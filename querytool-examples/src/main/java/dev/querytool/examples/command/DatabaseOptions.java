package dev.querytool.examples.command;

import dev.querytool.QueryTool;
import dev.querytool.QueryToolBuilder;
import dev.querytool.connection.ConnectionRegistry.Registration;
import dev.querytool.connection.Tls;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name a database. */
public final class DatabaseOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec program;

  @Option(
      names = "--url",
      required = true,
      description =
          "The database, such as sqlite:/data/shop.db, postgres://reader@db/shop or"
              + " mysql://reader@db/shop")
  private String url;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the password; other programs cannot see it")
  private @Nullable String passwordVariable;

  @Option(
      names = "--tls",
      paramLabel = "HOW",
      description =
          "verify, encrypted (whoever answers is believed) or off; without it verify, but for"
              + " this machine")
  private @Nullable String tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "The certificate of your own authority in PEM, instead of the known ones")
  private @Nullable Path authority;

  /** Opens the database; a signal that ends this process closes it first. */
  public OpenDatabase open() {
    return open(QueryTool.builder());
  }

  /** Opens the database with settings; a signal that ends this process closes it first. */
  public OpenDatabase open(QueryToolBuilder settings) {
    return OpenDatabase.open(settings, this::register);
  }

  /** Returns where it is. */
  public String url() {
    return url;
  }

  /** Returns the password that a variable of the environment holds, if one was named. */
  public Optional<Secret> password() {
    return Optional.ofNullable(passwordVariable).map(this::password);
  }

  private void register(QueryTool tool) {
    Registration registration = tool.connections().registration(OpenDatabase.NAME, url);
    tls().ifPresent(registration::tls);
    password().ifPresent(registration::password);
    registration.register();
  }

  /** Returns how a server is reached, if that was said. */
  public Optional<Tls> tls() {
    if (authority != null) {
      if (tls != null && !tls.equals("verify")) {
        throw wrong("--ca goes with --tls verify");
      }
      return Optional.of(Tls.verifyFull(certificate(authority)));
    }
    return Optional.ofNullable(tls)
        .map(
            how ->
                switch (how) {
                  case "verify" -> Tls.verifyFull();
                  case "encrypted" -> Tls.encrypted();
                  case "off" -> Tls.off();
                  default -> throw wrong("--tls is verify, encrypted or off, not " + how);
                });
  }

  private String certificate(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw wrong("--ca names " + file + ", which cannot be read: " + unreadable.getMessage());
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(program.commandLine(), why);
  }

  private Secret password(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw wrong("--password-env names " + variable + ", which is not set");
    }
    return Secret.of(value);
  }
}
