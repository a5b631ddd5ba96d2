package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;
import org.jspecify.annotations.Nullable;

/** Collects a registration's options. */
final class DefaultRegistration implements ConnectionRegistry.Registration {

  private final Registrar registrar;
  private final String name;
  private Origin origin;
  private @Nullable Secret password;
  private boolean onlyNew;

  DefaultRegistration(Registrar registrar, String name, Origin origin) {
    this.registrar = registrar;
    this.name = name;
    this.origin = origin;
  }

  @Override
  public ConnectionRegistry.Registration password(Secret password) {
    this.password = requireNonNull(password, "password");
    return this;
  }

  @Override
  public ConnectionRegistry.Registration tls(Tls tls) {
    origin = origin.over(requireNonNull(tls, "tls"));
    return this;
  }

  @Override
  public ConnectionRegistry.Registration onlyNew() {
    onlyNew = true;
    return this;
  }

  @Override
  public DatabaseConnection register() {
    return registrar.register(request(true));
  }

  @Override
  public DatabaseConnection saveOnly() {
    return registrar.register(request(false));
  }

  private Registrar.Request request(boolean connects) {
    return new Registrar.Request(name, origin, password, onlyNew, connects);
  }
}
