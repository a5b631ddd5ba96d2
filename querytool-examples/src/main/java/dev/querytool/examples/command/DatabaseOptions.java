package dev.querytool.examples.command;

import dev.querytool.QueryTool;
import dev.querytool.QueryToolBuilder;
import dev.querytool.connection.ConnectionRegistry.Registration;
import dev.querytool.vault.Secret;
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
    password().ifPresent(registration::password);
    registration.register();
  }

  private Secret password(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new ParameterException(
          program.commandLine(), "--password-env names " + variable + ", which is not set");
    }
    return Secret.of(value);
  }
}
