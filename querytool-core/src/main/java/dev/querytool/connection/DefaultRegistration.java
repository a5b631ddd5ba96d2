package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects a registration's options. */
final class DefaultRegistration implements ConnectionRegistry.Registration {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultRegistration.class);

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
  public ConnectionRegistry.Registration zone(ZoneId zone) {
    origin = origin.in(SessionZone.chosen(requireNonNull(zone, "zone")));
    return this;
  }

  @Override
  public ConnectionRegistry.Registration onlyNew() {
    onlyNew = true;
    return this;
  }

  @Override
  public DatabaseConnection register() {
    return registered(request(true));
  }

  @Override
  public DatabaseConnection saveOnly() {
    return registered(request(false));
  }

  private DatabaseConnection registered(Registrar.Request request) {
    DatabaseConnection saved = registrar.register(request);
    request.origin().warning().ifPresent(risk -> LOG.warn("The connection '{}' {}", name, risk));
    return saved;
  }

  private Registrar.Request request(boolean connects) {
    return new Registrar.Request(name, origin, password, onlyNew, connects);
  }
}
