package dev.querytool;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** A zone that this Java knows and no server does. */
final class NowhereZone extends ZoneRulesProvider {

  private static final String ID = "Querytool/Nowhere";

  static synchronized ZoneId get() {
    if (!ZoneId.getAvailableZoneIds().contains(ID)) {
      ZoneRulesProvider.registerProvider(new NowhereZone());
    }
    return ZoneId.getAvailableZoneIds().stream()
        .filter(ID::equals)
        .map(ZoneId::of)
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected Set<String> provideZoneIds() {
    return Set.of(ID);
  }

  @Override
  protected ZoneRules provideRules(String zoneId, boolean forCaching) {
    return ZoneId.of("Europe/Berlin").getRules();
  }

  @Override
  protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
    return new TreeMap<>(Map.of("1", provideRules(zoneId, false)));
  }
}
